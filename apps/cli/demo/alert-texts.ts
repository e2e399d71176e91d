import type { Language } from '../../../libs/channels/language';
import type { AlertText } from '../../../libs/incidents/alert';

/** What the authority says at once, in the words of that evening. */
export const firstTexts: Readonly<Record<Language, AlertText>> = {
  fr: {
    event: 'Attaque armée',
    headline: 'Attaque armée en cours à Paris 10e et 11e',
    description:
      "Des tirs et des explosions ont eu lieu dans plusieurs rues des 10e et 11e arrondissements. La police intervient. D'autres tireurs peuvent s'y trouver.",
    instruction:
      'Restez à l’abri où vous êtes. Éloignez-vous des fenêtres. Ne sortez pas. Ne diffusez pas la position de la police.',
    areaName: 'Paris 10e et 11e',
  },
  en: {
    event: 'Armed attack',
    headline: 'Armed attack under way in Paris, 10th and 11th districts',
    description:
      'Shots and explosions were reported in several streets of the 10th and 11th districts. Police are on the spot. More gunmen may be there.',
    instruction: 'Stay inside where you are. Keep away from windows. Do not go out. Do not share where the police are.',
    areaName: 'Paris 10th and 11th',
  },
  es: {
    event: 'Ataque armado',
    headline: 'Ataque armado en curso en París, distritos 10 y 11',
    description:
      'Hubo disparos y explosiones en varias calles de los distritos 10 y 11. La policía interviene. Puede haber más tiradores.',
    instruction:
      'Quédese a cubierto donde esté. Aléjese de las ventanas. No salga. No difunda la posición de la policía.',
    areaName: 'París 10 y 11',
  },
  de: {
    event: 'Bewaffneter Angriff',
    headline: 'Bewaffneter Angriff in Paris, 10. und 11. Bezirk',
    description:
      'Es gab Schüsse und Explosionen in mehreren Straßen des 10. und 11. Bezirks. Die Polizei ist vor Ort. Weitere Täter sind möglich.',
    instruction:
      'Bleiben Sie drinnen, wo Sie sind. Halten Sie Abstand zu Fenstern. Gehen Sie nicht hinaus. Verraten Sie nicht, wo die Polizei ist.',
    areaName: 'Paris 10. und 11. Bezirk',
  },
  ar: {
    event: 'هجوم مسلح',
    headline: 'هجوم مسلح جارٍ في باريس، الدائرتان 10 و11',
    description: 'وقع إطلاق نار وانفجارات في عدة شوارع من الدائرتين 10 و11. الشرطة تتدخل وقد يكون هناك مسلحون آخرون.',
    instruction: 'ابقوا في مكان آمن حيث أنتم. ابتعدوا عن النوافذ. لا تخرجوا. لا تنشروا أماكن الشرطة.',
    areaName: 'باريس 10 و11',
  },
};

const secondWords: Readonly<Record<Language, Pick<AlertText, 'headline' | 'description' | 'instruction'>>> = {
  fr: {
    headline: 'Paris 10e et 11e : intervention de police en cours',
    description: "La salle du Bataclan est encerclée. Les rues voisines sont fermées. L'état d'urgence est déclaré.",
    instruction:
      'Restez chez vous. Ouvrez votre porte à ceux qui ne peuvent pas rentrer, si vous le pouvez sans danger. Laissez le 15, le 17 et le 18 aux urgences.',
  },
  en: {
    headline: 'Paris 10th and 11th: police operation under way',
    description: 'The Bataclan hall is surrounded. The streets around it are closed. A state of emergency is declared.',
    instruction:
      'Stay at home. If it is safe, let in people who cannot get home. Keep 15, 17 and 18 free for emergencies.',
  },
  es: {
    headline: 'París 10 y 11: intervención policial en curso',
    description:
      'La sala Bataclan está rodeada. Las calles cercanas están cerradas. Se ha declarado el estado de emergencia.',
    instruction:
      'Quédese en casa. Si no hay peligro, acoja a quienes no pueden volver. Deje el 15, el 17 y el 18 para emergencias.',
  },
  de: {
    headline: 'Paris, 10. und 11. Bezirk: Polizeieinsatz dauert an',
    description: 'Der Saal Bataclan ist umstellt. Die Straßen ringsum sind gesperrt. Der Notstand ist ausgerufen.',
    instruction:
      'Bleiben Sie zu Hause. Nehmen Sie, wenn es ungefährlich ist, Menschen auf, die nicht heimkönnen. Halten Sie 15, 17 und 18 für Notfälle frei.',
  },
  ar: {
    headline: 'باريس 10 و11: عملية الشرطة مستمرة',
    description: 'قاعة باتاكلان محاصرة والشوارع المجاورة مغلقة. أُعلنت حالة الطوارئ.',
    instruction: 'ابقوا في بيوتكم. استقبلوا من لا يستطيع العودة إن لم يكن في ذلك خطر. اتركوا أرقام 15 و17 و18 للطوارئ.',
  },
};

/** The update of later that evening, about the same event and place. */
export const secondTexts: Readonly<Record<Language, AlertText>> = {
  fr: { ...firstTexts.fr, ...secondWords.fr },
  en: { ...firstTexts.en, ...secondWords.en },
  es: { ...firstTexts.es, ...secondWords.es },
  de: { ...firstTexts.de, ...secondWords.de },
  ar: { ...firstTexts.ar, ...secondWords.ar },
};
