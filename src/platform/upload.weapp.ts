import Taro from '@tarojs/taro'
import type { Upload } from '@contract/uploads'
import { apiHeaders } from './api'
import { transportError } from './api-error'
import { pieceAddress, pieceAnswer, pieceTimeout, pieceType, type Piece } from './upload-piece'

/** Puts one piece where it belongs. WeChat does not tell how much of it has left. */
export async function putPiece(piece: Piece): Promise<Upload> {
  const { statusCode, data } = await Taro.request<string>({
    url: pieceAddress(piece),
    method: 'PUT',
    data: piece.content,
    header: { ...apiHeaders(), 'Content-Type': pieceType },
    timeout: pieceTimeout(piece),
    dataType: 'text',
    responseType: 'text'
  }).catch((cause: unknown) => {
    throw transportError(cause)
  })
  return pieceAnswer(statusCode, data)
}
