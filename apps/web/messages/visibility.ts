import type { Language } from '../../../libs/channels/language';
import type { VisibilityLevel } from '../../../libs/circles/visibility';

/** Who may see how the reader is, and how somebody else is looked up. */
interface VisibilityWords {
  readonly title: string;
  readonly hint: string;
  readonly levels: Readonly<Record<VisibilityLevel, string>>;
  readonly code: string;
  readonly codeHint: string;
  readonly renew: string;
  readonly lookUpHere: string;
  readonly lookUpTitle: string;
  readonly lookUpLead: string;
  readonly lookUpField: string;
  readonly lookUpDo: string;
  /** Said in every case in which there is nothing to show. */
  readonly nothing: string;
  readonly unreadable: string;
}

export const visibilityWords: Readonly<Record<Language, VisibilityWords>> = {
  fr: {
    title: 'Qui peut voir comment je vais',
    hint: 'Seulement votre réponse et son quart d’heure, jamais un lieu.',
    levels: {
      nobody: 'Personne, pas même ceux que j’ai acceptés',
      followers: 'Ceux que j’ai acceptés',
      code: 'Aussi ceux à qui je donne mon code',
      public: 'Tous ceux qui connaissent mon numéro',
    },
    code: 'Mon code',
    codeHint: 'Donnez-le à qui peut voir votre réponse sans vous suivre. Un nouveau code annule l’ancien.',
    renew: 'Nouveau code',
    lookUpHere: 'Chercher quelqu’un par son code ou son numéro',
    lookUpTitle: 'Chercher quelqu’un',
    lookUpLead: 'Chacun décide qui voit sa réponse. Vingt recherches par jour.',
    lookUpField: 'Code ou numéro de téléphone',
    lookUpDo: 'Chercher',
    nothing: 'Rien à montrer. Si cette personne utilise le service, c’est elle qui décide qui voit sa réponse.',
    unreadable: 'Écrivez un numéro de téléphone, ou un code de 12 lettres et chiffres.',
  },
  en: {
    title: 'Who can see how I am',
    hint: 'Only your answer and its quarter of an hour, never a place.',
    levels: {
      nobody: 'Nobody, not even those I have accepted',
      followers: 'Those I have accepted',
      code: 'Also those to whom I give my code',
      public: 'Everybody who knows my number',
    },
    code: 'My code',
    codeHint: 'Give it to whoever may see your answer without following you. A new code cancels the old one.',
    renew: 'New code',
    lookUpHere: 'Look someone up by code or number',
    lookUpTitle: 'Look someone up',
    lookUpLead: 'Everybody decides who sees their answer. Twenty look-ups a day.',
    lookUpField: 'Code or phone number',
    lookUpDo: 'Look up',
    nothing: 'Nothing to show. If this person uses the service, they decide who sees their answer.',
    unreadable: 'Write a phone number, or a code of 12 letters and digits.',
  },
  es: {
    title: 'Quién puede ver cómo estoy',
    hint: 'Solo su respuesta y su cuarto de hora, nunca un lugar.',
    levels: {
      nobody: 'Nadie, ni siquiera quienes he aceptado',
      followers: 'Quienes he aceptado',
      code: 'También aquellos a quienes doy mi código',
      public: 'Todos los que conocen mi número',
    },
    code: 'Mi código',
    codeHint: 'Déselo a quien pueda ver su respuesta sin seguirle. Un código nuevo anula el anterior.',
    renew: 'Código nuevo',
    lookUpHere: 'Buscar a alguien por código o número',
    lookUpTitle: 'Buscar a alguien',
    lookUpLead: 'Cada persona decide quién ve su respuesta. Veinte búsquedas al día.',
    lookUpField: 'Código o número de teléfono',
    lookUpDo: 'Buscar',
    nothing: 'Nada que mostrar. Si esta persona usa el servicio, ella decide quién ve su respuesta.',
    unreadable: 'Escriba un número de teléfono o un código de 12 letras y cifras.',
  },
  de: {
    title: 'Wer sehen kann, wie es mir geht',
    hint: 'Nur Ihre Antwort und ihre Viertelstunde, nie ein Ort.',
    levels: {
      nobody: 'Niemand, auch nicht, wem ich zugestimmt habe',
      followers: 'Wem ich zugestimmt habe',
      code: 'Auch, wem ich meinen Code gebe',
      public: 'Alle, die meine Nummer kennen',
    },
    code: 'Mein Code',
    codeHint: 'Geben Sie ihn, wer Ihre Antwort sehen darf, ohne Ihnen zu folgen. Ein neuer Code löst den alten ab.',
    renew: 'Neuer Code',
    lookUpHere: 'Jemanden mit Code oder Nummer suchen',
    lookUpTitle: 'Jemanden suchen',
    lookUpLead: 'Jede Person entscheidet, wer ihre Antwort sieht. Zwanzig Suchen am Tag.',
    lookUpField: 'Code oder Telefonnummer',
    lookUpDo: 'Suchen',
    nothing: 'Nichts zu zeigen. Falls die Person den Dienst nutzt, entscheidet sie, wer ihre Antwort sieht.',
    unreadable: 'Geben Sie eine Telefonnummer oder einen Code aus 12 Buchstaben und Ziffern ein.',
  },
  ar: {
    title: 'من يمكنه رؤية حالي',
    hint: 'جوابكم وربع ساعته فقط، دون أي مكان.',
    levels: {
      nobody: 'لا أحد، ولا حتى من قبلتهم',
      followers: 'من قبلتهم',
      code: 'وأيضًا من أعطيه رمزي',
      public: 'كل من يعرف رقمي',
    },
    code: 'رمزي',
    codeHint: 'أعطوه لمن يجوز له رؤية جوابكم دون متابعتكم. الرمز الجديد يلغي القديم.',
    renew: 'رمز جديد',
    lookUpHere: 'البحث عن شخص برمز أو رقم',
    lookUpTitle: 'البحث عن شخص',
    lookUpLead: 'كل شخص يقرر من يرى جوابه. عشرون بحثًا في اليوم.',
    lookUpField: 'رمز أو رقم هاتف',
    lookUpDo: 'بحث',
    nothing: 'لا شيء لعرضه. إذا كان هذا الشخص يستخدم الخدمة فهو من يقرر من يرى جوابه.',
    unreadable: 'اكتبوا رقم هاتف أو رمزًا من 12 حرفًا ورقمًا.',
  },
};
