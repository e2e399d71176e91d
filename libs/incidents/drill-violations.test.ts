import { drillViolations } from './drill-violations';

test.each([
  'SEEK IMMEDIATE SHELTER. THIS IS NOT A DRILL.', 'this isn’t a drill', 'This is not just an exercise', 'no drill',
  "Ceci n'est pas un exercice", 'CECI N’EST PAS UN TEST', "il ne s'agit pas d’une simulation", 'attaque réelle en cours',
  'Esto no es un simulacro', 'no es un ejercicio', 'Peligro real', 'Dies ist keine Übung', 'keine Uebung', 'Ernstfall',
  'هذا ليس تمرينًا', 'هذا ليس تدريبا', 'هذه ليست تجربة', 'إنذار حقيقي', 'this is n\u200bot a dr\u200bill', 'NOT  A — DRILL',
])('%j denies being an exercise', (text) => {
  expect(drillViolations(text)).not.toEqual([]);
}); // prettier-ignore

test.each([
  'Exercice : attaque armée, Paris 10e. Mettez-vous à l’abri.', 'This is a drill. Do not go out.', 'Ne sortez pas. Exercice en cours.',
  'Esto es un simulacro', 'Dies ist eine Übung. Keine Panik.', 'هذا تمرين. لا تخرجوا.', 'Do not test the door handle', '',
])('%j does not', (text) => {
  expect(drillViolations(text)).toEqual([]);
}); // prettier-ignore
