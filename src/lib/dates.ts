import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const shanghaiHours = 8

/** An instant on the villages' clock, Asia/Shanghai, wherever the phone is; it knows no summer time. */
export const villageTime = (instant: string | Date): Dayjs => dayjs(instant).utcOffset(shanghaiHours)
