import type { LineKind, Statement } from '../../../types/contract/statements'
import { kindWords, namelessWord } from '../../shared/book-words'
import { shanghaiDay } from '../../shared/calendar'
import { writeWorkbook, type Download } from '../../shared/spreadsheet'

interface Line {
  position: number
  label: string
  kind: LineKind
  about: string
  amount: number
  happenedAt: Date
  leaf: Buffer
}

/** A published month as it hangs on the wall, with the hash of each line: from these anybody computes the root. */
export async function statementWorkbook(statement: Statement, lines: readonly Line[]): Promise<Download> {
  const { month, issued, redeemed, root, closedAt } = statement
  const content = await writeWorkbook([
    {
      name: '明细',
      columns: [
        { title: '序号', width: 8 }, { title: '日期', width: 12 }, { title: '户', width: 20 }, { title: '怎么来的', width: 16 },
        { title: '规则或物品', width: 28 }, { title: '分', width: 8 }, { title: '校验码', width: 68 }
      ],
      // the day of a nameless line would tell whose it is
      rows: lines.map(({ position, label, kind, about, amount, happenedAt, leaf }) => [
        position + 1, label ? { day: shanghaiDay(happenedAt) } : null, label || namelessWord, kindWords[kind], about, amount, leaf.toString('hex')
      ])
    },
    {
      name: '汇总',
      columns: [{ title: '项目', width: 20 }, { title: '内容', width: 68 }],
      rows: [
        ['月份', month], ['发出的分', issued], ['换东西用的分', redeemed], ['行数', lines.length],
        ['公示时间', new Date(closedAt)], ['公示码', root]
      ]
    }
  ])
  return { name: `积分公示 ${month}.xlsx`, content }
}
