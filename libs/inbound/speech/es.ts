import type { Speech } from './speech';

export const es: Speech = {
  running: (about) => `Alerta en curso: ${about}.`,
  ended: (about) => `La alerta ha terminado: ${about}.`,
  nothingRunning: 'No hay ninguna alerta en curso. En caso de peligro, llame al 112. Adiós.',
  keys: 'Pulse 1 si está bien, 2 si necesita ayuda, 3 si está en otro lugar, 4 si está bien pero necesita refugio.',
  again: 'Para escucharlo otra vez, pulse 5.',
  switchToThis: 'Para español, pulse 9.',
  confirmed: {
    safe: (about) => `Anotado: está a salvo. ${about}. Las personas que le siguen han sido informadas.`,
    need_help: (about) =>
      `Llame ahora al 112, o escriba al 114: solo ellos envían ayuda. Su petición de ayuda está registrada. ${about}.`,
    not_in_area: (about) => `Anotado: no está en la zona. ${about}.`,
    safe_need_shelter: (about) =>
      `Anotado: está a salvo, pero necesita refugio. ${about}. Siga las instrucciones oficiales.`,
  },
  helpInExercise: (about) => `Petición de ayuda anotada para el simulacro. ${about}.`,
  mayChange: 'Si no es correcto, pulse otra tecla. Si lo es, cuelgue.',
  mayLeaveMessage: 'Para dejar un mensaje de voz de treinta segundos a quienes le siguen, pulse 6.',
  speakNow: 'Hable después de la señal. Para terminar, pulse la tecla almohadilla.',
  messageKept: 'Gracias. Quienes le siguen podrán escuchar su mensaje durante dos días. Adiós.',
  over: 'La alerta por la que le llamábamos ya no está en curso. Adiós.',
  hiddenNumber:
    'Su número está oculto: no podemos anotar su respuesta. Llame de nuevo sin ocultarlo. En caso de peligro, llame al 112.',
  goodbye: 'Adiós.',
};
