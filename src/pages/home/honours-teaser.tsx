import { HonourRow } from '@/features/feed/components/honour-row'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'

/** The latest honours of the village, in their frames. */
export const HonoursTeaser = () => <HonourRow onMore={() => open(routes.honours)} />
