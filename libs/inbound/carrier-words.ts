/**
 * Words that carriers and their platforms act upon before we see them (US CTIA list and Twilio's defaults; ARRET, CONTACT
 * on French short codes). A message of one such word means to us what it means to the carrier, so that the two never
 * disagree; none of our own commands may be one. YES re-subscribes at some carriers and answers nothing here.
 */
export const carrierWords: ReadonlyMap<string, 'opt_out' | 'opt_in' | 'help' | 'none'> = new Map([
  ['stop', 'opt_out'],
  ['stopall', 'opt_out'],
  ['end', 'opt_out'],
  ['quit', 'opt_out'],
  ['cancel', 'opt_out'],
  ['unsubscribe', 'opt_out'],
  ['revoke', 'opt_out'],
  ['optout', 'opt_out'],
  ['arret', 'opt_out'],
  ['start', 'opt_in'],
  ['unstop', 'opt_in'],
  ['optin', 'opt_in'],
  ['help', 'help'],
  ['info', 'help'],
  ['contact', 'help'],
  ['yes', 'none'],
]);
