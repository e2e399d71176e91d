import type { ConsoleLanguage } from './console-messages';

/** The checker's reasons, in French. Reasons it does not know stay as they are: an English reason is better than none. */
const french: readonly (readonly [RegExp, string])[] = [
  [/^is missing$/, 'manque'],
  [/^has no word in it$/, 'ne contient pas de mot'],
  [/^has more than (\d+) words$/, 'dépasse $1 mots'],
  [/^is longer than (\d+) characters$/, 'dépasse $1 caractères'],
  [/^repeats the headline instead of saying what to do$/, 'répète le titre au lieu de dire que faire'],
  [/^does not say the place$/, 'ne dit pas le lieu'],
  [/^does not say the hazard$/, 'ne dit pas le danger'],
  [/^is not a time$/, 'n’est pas une heure'],
  [/^has already passed$/, 'est déjà passé'],
  [/^is more than (\d+) hours away: .*$/, 'est à plus de $1 heures : publiez plutôt une mise à jour d’ici là'],
  [/^must say who takes part in the exercise$/, 'doit dire qui participe à l’exercice'],
  [/^denies that this is an exercise: (.*)$/, 'nie que ce soit un exercice : $1'],
  [/^write the alert in at least one language$/, 'écrivez l’alerte dans au moins une langue'],
  [/^is not in Unicode normal form C$/, 'n’est pas en forme normale C d’Unicode'],
  [/^has HTML: only plain text is shown$/, 'contient du HTML : seul le texte simple est montré'],
  [/^has control characters$/, 'contient des caractères de commande'],
  [/^has characters that reverse the order of letters$/, 'contient des caractères qui inversent l’ordre des lettres'],
  [/^has direction isolates in a left-to-right language$/, 'contient des marques de direction inutiles dans cette langue'],
  [/^has invisible characters$/, 'contient des caractères invisibles'],
  [/^has private or tag characters$/, 'contient des caractères privés'],
  [/^has characters that Unicode does not know$/, 'contient des caractères inconnus d’Unicode'],
  [/^has more than 3 marks on one letter$/, 'empile plus de 3 signes sur une lettre'],
  [/^is not an http\(s\) address$/, 'n’est pas une adresse http(s)'],
  [/^has letters outside ASCII.*$/, 'contient des lettres qui pourraient imiter un autre nom'],
  [/^has an encoded host name.*$/, 'a un nom de site codé, qui pourrait en imiter un autre'],
  [/^has a user name before the host$/, 'a un nom d’utilisateur devant le site'],
]; // prettier-ignore

/** What the checker finds fault with, for the officer who has to put it right. */
export function findingIn(language: ConsoleLanguage, reason: string): string {
  if (language === 'en') return reason;
  const [pattern, sentence] = french.find(([known]) => known.test(reason)) ?? [];
  return pattern && sentence ? reason.replace(pattern, sentence) : reason;
}
