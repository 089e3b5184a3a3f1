import { useState } from 'react'
import { useParam } from '@/platform/navigation'
import { useDraft } from '@/features/submissions/use-draft'
import { Compose } from './compose'
import { OnItsWay } from './on-its-way'

/** Photos for one rule, chosen and sent; then how they get on. */
export default function UploadPage() {
  const [parcel, setParcel] = useState(useParam('parcel'))
  const draft = useDraft(parcel)
  // What was taken back is a draft again.
  if (parcel && (!draft || draft.sentOff)) return <OnItsWay name={parcel} />
  return <Compose takenBack={parcel} onSentOff={setParcel} />
}
