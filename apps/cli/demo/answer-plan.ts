import type { Language } from '../../../libs/channels/language';
import type { Answer } from '../../../libs/check-ins/answer';
import { seededRandom } from '../../simulator/random';
import { pick, weighted } from './population';

/** What somebody does who was asked: answers, writes what no machine should guess at, or nothing. */
export type Reaction = Answer | 'unclear' | 'silent';

export const reactionShares: readonly (readonly [Reaction, number])[] = [
  ['safe', 55], ['need_help', 2], ['not_in_area', 10], ['safe_need_shelter', 1], ['unclear', 4], ['silent', 28],
]; // prettier-ignore

/** Some type the digit that they were told, some write; each text is read by the same rules as a real one. */
export const wordings: Readonly<Record<Exclude<Reaction, 'silent'>, Readonly<Record<Language, readonly string[]>>>> = {
  safe: {
    fr: ['1', '1', '1', 'Je vais bien', 'SAFE', 'en sécurité', 'Tout va bien merci', 'sain et sauf'],
    en: ['1', '1', "I'm safe", 'safe', 'all good'],
    es: ['1', '1', 'Estoy bien', 'a salvo'],
    de: ['1', '1', 'Mir geht es gut', 'in Sicherheit'],
    ar: ['1', '١', 'أنا بخير', 'في أمان'],
  },
  need_help: {
    fr: ['2', 'AU SECOURS on est bloqués au fond de la cour', "j'ai besoin d'aide", 'Aidez-nous svp rue Bichat'],
    en: ['2', 'I need help', 'help us please'],
    es: ['2', 'Necesito ayuda', 'socorro'],
    de: ['2', 'Ich brauche Hilfe'],
    ar: ['2', 'النجدة', 'أحتاج مساعدة'],
  },
  not_in_area: {
    fr: ['3', '3', 'pas sur place', 'Je ne suis pas dans la zone'],
    en: ['3', 'not in the area', 'not there'],
    es: ['3', 'No estoy en la zona'],
    de: ['3', 'Bin nicht vor Ort'],
    ar: ['3', 'لست هناك'],
  },
  safe_need_shelter: { fr: ['4'], en: ['4'], es: ['4'], de: ['4'], ar: ['4'] },
  unclear: {
    fr: ['PAS SAFE', 'maman est safe', '1 ou 2 ?', "c'est quoi ce message ??", 'vous avez des nouvelles du Bataclan ?'],
    en: ['who is this?', 'not safe', 'my brother is safe'],
    es: ['¿quién es?', 'no estoy a salvo'],
    de: ['wer ist da?', 'nicht sicher'],
    ar: ['من أنتم؟'],
  },
};

export interface PlannedAnswer {
  /** Index in the population. */
  readonly person: number;
  readonly body: string;
  /** When, in [0, 1): 0 is the start of the stream, 1 its end. */
  readonly moment: number;
}

interface Asked {
  readonly person: number;
  readonly language: Language;
}

/** Who writes what and when, soonest first; more write early than late. */
export function planAnswers(seed: number, asked: readonly Asked[]): PlannedAnswer[] {
  const random = seededRandom(seed ^ 0xa25e);
  const answers = asked.flatMap(({ person, language }) => {
    const reaction = weighted(random, reactionShares);
    const moment = random() ** 1.25;
    return reaction === 'silent' ? [] : [{ person, moment, body: pick(random, wordings[reaction][language]) }];
  });
  return answers.sort((a, b) => a.moment - b.moment);
}
