import type { VillageOverview } from '../../../types/contract/numbers'
import { writeWorkbook, type Download } from '../../shared/spreadsheet'

/** All villages as they stand, and each month of each of them. */
export async function overviewWorkbook(items: readonly VillageOverview[], month: string): Promise<Download> {
  const name = [{ title: '村', width: 16 }, { title: '县区', width: 12 }]
  const columns = (titles: string[]) => [...name, ...titles.map((title) => ({ title, width: 16 }))]
  const content = await writeWorkbook([
    {
      name: '各月',
      columns: columns(
        ['月份', '送来照片', '参与户', '通过', '没通过', '审核用时中位数(分钟)', '发出的分', '换东西用的分', '月底还没用的分']),
      rows: items.flatMap(({ village, months }) => months.map((figures) => [
        village.name, village.county, figures.month, figures.submissions, figures.activeHouseholds, figures.approved, figures.rejected,
        figures.reviewMinutes, figures.pointsIssued, figures.pointsRedeemed, figures.pointsOutstanding
      ]))
    },
    {
      name: '现在',
      columns: columns(['户数', '等审核', '等得最久的,从什么时候起', '还没用的分']),
      rows: items.map(({ village, households, waiting, oldestAt, months }) => [
        village.name, village.county, households, waiting, oldestAt && new Date(oldestAt), months.at(-1)?.pointsOutstanding ?? 0
      ])
    }
  ])
  return { name: `各村概览 ${month}.xlsx`, content }
}
