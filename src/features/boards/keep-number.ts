/** A household's label whose number stays in one piece where the line breaks */
export const keepNumber = (label: string) => label.replace(/ (?=\S*$)/, '\u00a0')
