import type { CounterPin, HouseholdPin } from '@contract/household-pins'
import { request } from '@/platform/request'

/** Whether one's own household has a PIN. */
export const fetchPin = () => request.get<HouseholdPin>('/household-pins/own')

/** @throws pin_too_easy */
export const setPin = (pin: string) => request.put<void>('/household-pins/own', { pin })

export const removePin = () => request.delete<void>('/household-pins/own')

/** For a household at the counter. @throws household_card_wrong, pin_too_easy, witness_code_wrong, witness_unsuitable */
export const setPinAtCounter = (pin: CounterPin) => request.put<void>('/household-pins/at-counter', pin)
