import { View } from '@tarojs/components'
import type { BasePeriod, Column, RuleKind } from '@contract/rules'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { Field } from '@/components/field'
import * as words from '@/words'
import type { RuleForm } from '../form'
import { Question, type PartProps } from './question'
import { UploadTerms } from './upload-terms'
import './rule-form.scss'

const said = words.rules
const itemsOf = <Value extends string>(labels: Record<Value, string>) =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }))
const kinds = itemsOf<RuleKind>(said.kinds)
const columns = itemsOf<Column>(said.columns)
const periods = itemsOf<BasePeriod>(said.periods)
const ways = itemsOf(said.pointsWays)
const starts = [{ value: 'now', label: said.fromNow }, { value: 'day', label: said.fromDay }] as const

function PointsPart({ form, set }: PartProps) {
  const { kind, ranged } = form
  const number = (name: 'points' | 'least' | 'most', label: string, hint?: string) => (
    <Field
      key={name}
      kind='digits'
      label={label}
      hint={hint}
      value={form[name]}
      onInput={(text) => set({ [name]: text })}
      maxLength={4}
      autoComplete='off'
    />
  )
  return (
    <>
      {kind !== 'base' && (
        <Question label={said.pointsWay}>
          <Choices
            label={said.pointsWay}
            items={ways}
            chosen={[ranged ? 'range' : 'fixed']}
            onChange={([way]) => set({ ranged: way === 'range' })}
          />
        </Question>
      )}
      {number('points', said.pointsOf[kind], kind === 'base' ? undefined : said.pointsHint[ranged ? 'range' : 'fixed'])}
      {kind !== 'base' && ranged && (
        <View className='rule-form__numbers'>
          {number('least', said.least)}
          {number('most', said.most)}
        </View>
      )}
    </>
  )
}

function FromPart({ form: { kind, day }, set }: PartProps) {
  const hint = kind === 'base' ? said.baseHint : day === null ? said.fromHintNow : said.fromHint
  return (
    <Question label={said.from} hint={hint}>
      <Choices
        label={said.from}
        items={starts}
        chosen={[day === null ? 'now' : 'day']}
        onChange={([start]) => set({ day: start === 'day' ? '' : null })}
      />
      {day !== null && <DayField label={said.fromDayLabel} value={day} onChange={(chosen) => set({ day: chosen })} />}
    </Question>
  )
}

interface RuleFormProps {
  form: RuleForm
  /** The rule is there already: its kind and column stay. */
  fixed: boolean
  onChange: (form: RuleForm) => void
}

/** All that a version of a rule lays down, in the order in which a village talks about it. */
export function RuleForm({ form, fixed, onChange }: RuleFormProps) {
  const { kind, column } = form
  const set = (change: Partial<RuleForm>) => onChange({ ...form, ...change })
  return (
    <View className='rule-form'>
      {!fixed && (
        <Question label={said.kind} hint={said.kindNotes[kind]}>
          <Choices label={said.kind} items={kinds} chosen={[kind]} onChange={([chosen = kind]) => set({ kind: chosen })} />
        </Question>
      )}
      {!fixed && kind === 'upload' && (
        <Question label={said.column}>
          <Choices label={said.column} items={columns} chosen={[column]} onChange={([chosen = column]) => set({ column: chosen })} />
        </Question>
      )}
      <Field
        label={said.name}
        placeholder={said.namePlaceholder}
        value={form.name}
        onInput={(name) => set({ name })}
        maxLength={20}
        autoComplete='off'
      />
      <Field
        kind='lines'
        label={said.hints[kind]}
        placeholder={said.hintPlaceholders[kind]}
        value={form.hint}
        onInput={(hint) => set({ hint })}
        maxLength={100}
      />
      {kind === 'base' && (
        <Question label={said.period}>
          <Choices
            label={said.period}
            items={periods}
            chosen={[form.period]}
            onChange={([period = form.period]) => set({ period })}
          />
        </Question>
      )}
      <PointsPart form={form} set={set} />
      {kind === 'upload' && <UploadTerms form={form} set={set} />}
      <FromPart form={form} set={set} />
    </View>
  )
}
