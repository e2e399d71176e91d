/** Folded: lower case, no accents, one space between words, a dot between sentences. */
const denials: readonly RegExp[] = [
  // fr: "ceci n'est pas un exercice", "pas un test", "il ne s'agit pas d'une simulation"
  /\bpas (?:ici )?(?:un |une |d un |d une |de l |l )?(?:exercice|test|simulation|entrainement|essai)\b/,
  // en: "this is not a drill", "not just an exercise", "this isn't a test", "no drill"
  /\b(?:not|isn t|isnt) (?:just |only )?(?:a|an|the) (?:drill|exercise|test|simulation|rehearsal)\b/,
  /\b(?:is not|isn t|isnt|no) (?:drill|exercise|simulation)\b/,
  // es: "esto no es un simulacro"
  /\bno (?:es|se trata de) (?:un |una |ningun |ninguna )?(?:simulacro|ejercicio|prueba|simulacion|ensayo)\b/,
  // de: "dies ist keine Übung", "nicht nur eine Übung"
  /\b(?:keine|kein|nicht (?:nur )?(?:eine|ein)) (?:ubung|uebung|test|probe|probealarm|simulation)\b/,
  // ar: "هذا ليس تمرينا", "ليست تجربة"
  /(?:^| )(?:ليس|ليست|لا يعد|ما هو|مش) (?:ب?(?:تمرين|تدريب|تجربه|اختبار|محاكاه)\S{0,2})(?= |$)/,
  // "a real alert", in each language
  /\b(?:alerte|danger|attaque|attentat) (?:bien )?reell?e?\b|\bpour de vrai\b/,
  /\breal (?:alert|emergency|attack|threat|danger)\b|\bfor real\b/,
  /\b(?:alerta|emergencia|peligro|ataque) real(?:es)?\b|\bde verdad\b/,
  /\b(?:ernstfall|echter alarm|echte (?:warnung|gefahr))\b/,
  /(?:^| )(?:انذار|تنبيه|خطر|هجوم) (?:حقيقي|فعلي)\S{0,1}(?= |$)/,
];

/**
 * The words of an exercise's text that deny that it is one, as they stand after folding; empty when there are none. "This is
 * not a drill" in a drill sent Hawaii to its shelters on 13 January 2018.
 */
export function drillViolations(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replaceAll('ة', 'ه')
    .replace(/[.!?؟;:\n]+(?=\s|$)/g, ' . ')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
  return denials.flatMap((denial) => denial.exec(plain)?.[0].trim() ?? []);
}
