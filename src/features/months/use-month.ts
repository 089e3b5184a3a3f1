import { useQuery } from '@tanstack/react-query'
import { fetchMonth } from './api'

/** A month of the own household, YYYY-MM; the running one when left out. */
export const useMonth = (month?: string) =>
  useQuery({ queryKey: ['months', month ?? 'running'], queryFn: () => fetchMonth(month) })
