import { Text, View } from '@tarojs/components'
import type { Invitation } from '@contract/households'
import { Button } from '@/components/button'
import { Sheet } from '@/components/overlay'
import { QrCode } from '@/components/qr-code'
import { a11y } from '@/lib/a11y'
import { notify } from '@/lib/notify'
import { copy } from '@/platform/clipboard'
import { invitationAddress } from '@/platform/invitation-address'
import { canShareWords, shareWords } from '@/platform/share-words'
import * as words from '@/words'
import './invitation-sheet.scss'

const whom = ({ household, roles }: Invitation) => {
  const offices = roles.filter((role) => role !== 'resident').map((role) => words.roles[role])
  if (offices.length) return words.invite.forRoles(offices)
  return household ? words.invite.forHousehold(household) : undefined
}

/** A new invitation to be scanned, sent, or copied by hand: the code is large enough to be read out. It is not shown again. */
export function InvitationSheet({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { code, expiresAt } = invitation
  const address = invitationAddress(code)
  const message = words.invite.message(code, expiresAt, address)
  const take = async () => {
    const copied = await copy(message)
    notify(copied ? words.invite.copied : words.invite.notCopied)
  }
  const actions = (
    <>
      {canShareWords && (
        <Button kind='secondary' icon='share-2' onPress={() => void shareWords(message)}>
          {words.invite.share}
        </Button>
      )}
      <Button kind={canShareWords ? 'secondary' : 'primary'} icon='copy' onPress={() => void take()}>
        {words.invite.copy}
      </Button>
      <Button kind={canShareWords ? 'primary' : 'secondary'} onPress={onClose}>
        {words.invite.done}
      </Button>
    </>
  )
  return (
    <Sheet open title={words.invite.codeTitle} onClose={onClose} actions={actions}>
      <View className='invitation'>
        <Text>{whom(invitation)}</Text>
        <View className='invitation__scan'>
          <QrCode text={address} label={words.invite.qrCode} />
        </View>
        <Text className='invitation__note'>{words.invite.scan}</Text>
        <View className='invitation__code' {...a11y({ role: 'img', label: words.invite.spelled(code) })}>
          {words.invite.groups(code).map((group) => (
            <Text key={group} className='invitation__group'>
              {group}
            </Text>
          ))}
        </View>
        <Text className='invitation__validity'>{words.invite.validity(expiresAt)}</Text>
        <Text className='invitation__note'>{words.invite.howTo}</Text>
        <Text className='invitation__note'>{words.invite.once}</Text>
      </View>
    </Sheet>
  )
}
