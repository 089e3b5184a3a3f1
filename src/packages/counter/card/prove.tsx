import { Text, View } from '@tarojs/components'
import type { CounterHousehold } from '@contract/card-redemptions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import type { Basket } from '@/features/card-redemptions/basket'
import { ProofFields } from '@/features/card-redemptions/components/proof-fields'
import type { CardRedemption } from '@/features/card-redemptions/use-card-redemption'
import { useProof } from '@/features/card-redemptions/use-proof'
import { open } from '@/platform/navigation'
import { canScan, scan } from '@/platform/scan'
import { routes } from '@/routes'
import { orders, scanner, cardCounter as said } from '@/words'
import './index.scss'

const times = (['now', 'later'] as const).map((value) => ({ value, label: said[value] }))

interface ProveProps {
  redemption: CardRedemption
  household: CounterHousehold
  basket: Basket
  onBack: () => void
}

/** Read aloud once more, taken now or kept, and the proof. */
export function Prove({ redemption, household, basket, onBack }: ProveProps) {
  const { form, change, redeem, redeeming, redeemError, forgetError } = redemption
  const { label, free, pinSet, witnessNeeded } = household
  const proof = useProof(household)
  const { fetcher } = form
  const missing = fetcher?.trim() === '' ? said.fetcherMissing : proof.missing
  const send = () => {
    if (missing === undefined && !redeeming) redeem(basket, proof.proof)
  }
  const read = async () => {
    const result = await scan(scanner)
    if (result.kind === 'scanned') proof.type(result.text)
  }
  const back = () => {
    forgetError()
    onBack()
  }
  return (
    <Page
      title={said.title}
      actions={
        <Button icon='check' disabled={missing !== undefined} loading={redeeming} onPress={send}>
          {missing ?? (fetcher === null ? said.doNow(basket.total) : said.doLater(basket.total))}
        </Button>
      }
    >
      <SectionTitle more={said.change} onMore={back}>{said.check}</SectionTitle>
      <Card>
        <View className='card-counter__check'>
          <Text className='card-counter__for'>{said.forWhom(form.member, label)}</Text>
          <Text className='card-counter__goods'>{orders.lines(basket.named)}</Text>
          <Text className='card-counter__sum'>{said.sum(basket.total, free - basket.total)}</Text>
        </View>
      </Card>
      <SectionTitle>{said.when}</SectionTitle>
      <Choices
        label={said.when}
        items={times}
        chosen={[fetcher === null ? 'now' : 'later']}
        onChange={([when]) => change({ fetcher: when === 'later' ? '' : null })}
      />
      {fetcher !== null && (
        <Field
          label={said.fetcher} placeholder={said.fetcherPlaceholder} hint={said.fetcherHint} value={fetcher} maxLength={20}
          autoComplete='off' onInput={(name) => change({ fetcher: name })}
        />
      )}
      <SectionTitle>{said.proof}</SectionTitle>
      {witnessNeeded && <Notice>{said.near}</Notice>}
      {!pinSet && (
        <Notice icon='key-round'>{said.noPin}</Notice>
      )}
      <ProofFields
        proof={proof} error={redeemError} onAnother={forgetError} onConfirm={send}
        onScan={canScan ? () => void read() : undefined}
      />
      <Button kind='text' icon='key-round' onPress={() => open(routes.counterPin)}>{pinSet ? said.resetPin : said.setPin}</Button>
    </Page>
  )
}
