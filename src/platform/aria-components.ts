const aria = [
  'aria-role', 'aria-label', 'aria-hidden', 'aria-disabled', 'aria-checked', 'aria-selected', 'aria-modal', 'aria-live'
]

const attributes = Object.fromEntries(aria.map((name) => [name, '']))

/**
 * Accessibility attributes that Taro leaves out of its WXML. The build writes them into the templates and the
 * runtime numbers them the same way; so both must take them from here.
 */
export const ariaComponents = { View: attributes, Image: attributes, Text: attributes, Input: attributes, Textarea: attributes }
