import type { Upload } from '@contract/uploads'
import { apiHeaders } from './api'
import { ApiError, transportError } from './api-error'
import { pieceAddress, pieceAnswer, pieceTimeout, pieceType, type Piece } from './upload-piece'

/** Puts one piece where it belongs. XMLHttpRequest, because fetch tells no progress. */
export function putPiece(piece: Piece): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('PUT', pieceAddress(piece))
    const headers = { ...apiHeaders(), 'Content-Type': pieceType }
    Object.entries(headers).forEach(([name, value]) => call.setRequestHeader(name, value))
    call.timeout = pieceTimeout(piece)
    call.upload.onprogress = ({ loaded }) => piece.onProgress?.(loaded)
    call.onload = () => {
      try {
        resolve(pieceAnswer(call.status, call.responseText))
      } catch (cause) {
        reject(transportError(cause))
      }
    }
    call.onerror = () => reject(transportError(new Error('the connection broke')))
    call.ontimeout = () => reject(new ApiError('timeout'))
    call.send(piece.content)
  })
}
