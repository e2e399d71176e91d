import type { Language } from '../../../libs/channels/language';

/** What the page says to people under age, and to those who answer for them. */
interface GuardianWords {
  readonly here: string;
  readonly title: string;
  readonly lead: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly send: string;
  readonly code: string;
  readonly codeHint: string;
  readonly confirm: string;
  readonly waiting: string;
  /** @param phone masked @param day on which they are of age */
  readonly answeredFor: (phone: string, day: string) => string;
  readonly wardsTitle: string;
  readonly wardLead: (name: string, day: string) => string;
  readonly nobody: string;
  readonly handOver: string;
  readonly handOverHint: string;
  readonly refused: Readonly<
    Record<'guardian-code-refused' | 'birth-date-refused' | 'guardian-is-self' | 'guardian-set', string>
  >;
}

export const guardianWords: Readonly<Record<Language, GuardianWords>> = {
  fr: {
    here: 'J’ai moins de 18 ans, ou je suis responsable d’un mineur',
    title: 'Mineurs et responsables',
    lead: 'Avant 18 ans, c’est votre responsable qui accepte ceux qui vous suivent. Vous pouvez refuser, arrêter et bloquer vous-même.',
    birthDate: 'Votre date de naissance',
    phone: 'Numéro de votre responsable',
    send: 'Lui envoyer un code',
    code: 'Code que votre responsable a reçu',
    codeHint: '6 chiffres, valables une heure',
    confirm: 'Confirmer',
    waiting: 'Aucun responsable n’est encore confirmé : personne ne peut vous suivre de plus.',
    answeredFor: (phone, day) =>
      `Votre responsable : ${phone}. Vous décidez seul à partir du ${day}. Seul votre responsable peut changer cela.`,
    wardsTitle: 'Mineurs dont je suis responsable',
    wardLead: (name, day) => `${name}, jusqu’au ${day}`,
    nobody: 'Personne ne suit ce mineur.',
    handOver: 'Confier à quelqu’un d’autre',
    handOverHint: 'La personne reçoit un code et vous le donne.',
    refused: {
      'guardian-code-refused': 'Ce code est faux ou périmé.',
      'birth-date-refused': 'Cette date n’est pas celle de quelqu’un de moins de 18 ans.',
      'guardian-is-self': 'Indiquez le numéro d’une autre personne.',
      'guardian-set': 'Un responsable est confirmé : lui seul peut changer cela.',
    },
  },
  en: {
    here: 'I am under 18, or I am the guardian of a minor',
    title: 'Minors and guardians',
    lead: 'Before the age of 18 your guardian accepts those who follow you. You can refuse, stop and block by yourself.',
    birthDate: 'Your date of birth',
    phone: 'Number of your guardian',
    send: 'Send them a code',
    code: 'Code that your guardian received',
    codeHint: '6 digits, valid for one hour',
    confirm: 'Confirm',
    waiting: 'No guardian is confirmed yet: nobody else can follow you.',
    answeredFor: (phone, day) =>
      `Your guardian: ${phone}. You decide alone from ${day} on. Only your guardian can change this.`,
    wardsTitle: 'Minors whose guardian I am',
    wardLead: (name, day) => `${name}, until ${day}`,
    nobody: 'Nobody follows this minor.',
    handOver: 'Hand over to someone else',
    handOverHint: 'They receive a code and give it to you.',
    refused: {
      'guardian-code-refused': 'This code is wrong or no longer valid.',
      'birth-date-refused': 'This is not the date of somebody under 18.',
      'guardian-is-self': 'Give the number of another person.',
      'guardian-set': 'A guardian is confirmed: only they can change this.',
    },
  },
  es: {
    here: 'Tengo menos de 18 años, o soy responsable de un menor',
    title: 'Menores y responsables',
    lead: 'Antes de los 18 años su responsable acepta a quienes le siguen. Usted puede rechazar, terminar y bloquear.',
    birthDate: 'Su fecha de nacimiento',
    phone: 'Número de su responsable',
    send: 'Enviarle un código',
    code: 'Código que recibió su responsable',
    codeHint: '6 cifras, válidas una hora',
    confirm: 'Confirmar',
    waiting: 'Aún no hay responsable confirmado: nadie más puede seguirle.',
    answeredFor: (phone, day) =>
      `Su responsable: ${phone}. Usted decide a partir del ${day}. Solo su responsable puede cambiarlo.`,
    wardsTitle: 'Menores de los que soy responsable',
    wardLead: (name, day) => `${name}, hasta el ${day}`,
    nobody: 'Nadie sigue a este menor.',
    handOver: 'Confiar a otra persona',
    handOverHint: 'La persona recibe un código y se lo da a usted.',
    refused: {
      'guardian-code-refused': 'Este código es incorrecto o ha caducado.',
      'birth-date-refused': 'Esta fecha no es la de un menor de 18 años.',
      'guardian-is-self': 'Indique el número de otra persona.',
      'guardian-set': 'Hay un responsable confirmado: solo él puede cambiarlo.',
    },
  },
  de: {
    here: 'Ich bin unter 18, oder ich bin für ein Kind verantwortlich',
    title: 'Minderjährige und Verantwortliche',
    lead: 'Vor dem 18. Geburtstag stimmt Ihre verantwortliche Person zu, wer Ihnen folgt. Ablehnen, beenden und blockieren können Sie selbst.',
    birthDate: 'Ihr Geburtsdatum',
    phone: 'Nummer Ihrer verantwortlichen Person',
    send: 'Code dorthin senden',
    code: 'Code, den diese Person erhalten hat',
    codeHint: '6 Ziffern, eine Stunde gültig',
    confirm: 'Bestätigen',
    waiting: 'Noch ist niemand bestätigt: Niemand sonst kann Ihnen folgen.',
    answeredFor: (phone, day) =>
      `Verantwortlich: ${phone}. Ab dem ${day} entscheiden Sie allein. Nur diese Person kann das ändern.`,
    wardsTitle: 'Kinder, für die ich verantwortlich bin',
    wardLead: (name, day) => `${name}, bis zum ${day}`,
    nobody: 'Niemand folgt diesem Kind.',
    handOver: 'Jemand anderem übertragen',
    handOverHint: 'Die Person erhält einen Code und gibt ihn Ihnen.',
    refused: {
      'guardian-code-refused': 'Dieser Code ist falsch oder abgelaufen.',
      'birth-date-refused': 'Das ist nicht das Datum einer Person unter 18.',
      'guardian-is-self': 'Geben Sie die Nummer einer anderen Person an.',
      'guardian-set': 'Eine Person ist bestätigt: Nur sie kann das ändern.',
    },
  },
  ar: {
    here: 'عمري أقل من 18 سنة، أو أنا مسؤول عن قاصر',
    title: 'القاصرون والمسؤولون عنهم',
    lead: 'قبل سن 18 يقبل المسؤول عنكم من يتابعكم. يمكنكم الرفض والإنهاء والحظر بأنفسكم.',
    birthDate: 'تاريخ ميلادكم',
    phone: 'رقم المسؤول عنكم',
    send: 'إرسال رمز إليه',
    code: 'الرمز الذي وصل إلى المسؤول عنكم',
    codeHint: '6 أرقام صالحة لساعة واحدة',
    confirm: 'تأكيد',
    waiting: 'لم يؤكَّد أي مسؤول بعد: لا يمكن لأحد آخر متابعتكم.',
    answeredFor: (phone, day) =>
      `المسؤول عنكم: \u2066${phone}\u2069. تقررون وحدكم ابتداءً من ${day}. لا يغيّر ذلك إلا المسؤول عنكم.`,
    wardsTitle: 'القاصرون الذين أنا مسؤول عنهم',
    wardLead: (name, day) => `${name}، حتى ${day}`,
    nobody: 'لا أحد يتابع هذا القاصر.',
    handOver: 'نقل المسؤولية إلى شخص آخر',
    handOverHint: 'يصل رمز إلى هذا الشخص فيعطيكم إياه.',
    refused: {
      'guardian-code-refused': 'هذا الرمز خاطئ أو منتهي الصلاحية.',
      'birth-date-refused': 'هذا ليس تاريخ ميلاد شخص دون 18 سنة.',
      'guardian-is-self': 'اذكروا رقم شخص آخر.',
      'guardian-set': 'تم تأكيد مسؤول: وحده يغيّر ذلك.',
    },
  },
};
