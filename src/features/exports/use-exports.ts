import { useAction } from '@/lib/use-action'
import * as api from './api'

/** Keeps a part of the books as a file. */
export const useExports = () => useAction(api.downloadExport)
