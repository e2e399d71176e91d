import type { Wording } from './wording';

const digits = 'Responda 1 a salvo, 2 necesito ayuda, 3 no estoy en la zona, 4 a salvo sin refugio.';

export const es: Wording = {
  exercise: 'EJERCICIO',
  test: 'PRUEBA',
  discreet: { title: 'Mensaje de seguridad', body: 'Tiene un mensaje nuevo. Abra este aviso para leerlo.' },
  unobtrusive: {
    title: 'Aviso',
    tap: 'Toque para leer.',
    news: (time) => `Aviso de las ${time}. Responda 5 para leerlo.`,
    noted: 'Recibido.',
    taken: 'Alguien se ocupa de su solicitud.',
    emergency: 'Urgencia: 112.',
    waiting: 'Hay un aviso para usted en su cuenta.',
  },

  comma: ', ',
  headings: { alert: 'ALERTA', update: 'NUEVO AVISO', all_clear: 'FIN DE LA ALERTA', cancel: 'RECTIFICAMOS' },
  issuedAt: (time, day) => `mensaje del ${day}, ${time}`,
  howToAnswer: digits,

  localTime: (time) => `${time} hora local`,
  relativesNotice: {
    alert:
      'Puede que una persona a la que sigue se encuentre en la zona. Le escribiremos cuando responda. No acuda al lugar.',
    update: 'Hay novedades. Le escribiremos cuando responda la persona a la que sigue.',
    all_clear: 'La alerta ha terminado.',
    cancel: 'Esta alerta queda anulada. Lea el enlace.',
  },
  prompt: { title: '¿Se encuentra a salvo?', body: 'Abra este aviso para responder.' },
  prompts: {
    reminder: (about, time) => `¿Se encuentra a salvo? Alerta de las ${time} (${about}): no tenemos respuesta suya.`,
    ask_again: (about, time) =>
      `¿Sigue a salvo? La alerta de las ${time} sigue (${about}), su respuesta es de hace 6 horas.`,
  },
  proxyRequest: (name, about, time) =>
    `Alerta de las ${time} (${about}): no logramos contactar con ${name || 'una persona a la que sigue'}, que cuenta con usted para este caso. Llame, pero no acuda al lugar.`,
  answerRecorded: {
    safe: (about, time) =>
      `Anotado, ${time}: a salvo (${about}). Avisamos a las personas que le siguen. Si algo cambia, responda 2.`,
    need_help: (about, time) =>
      `Llame al 112, o escriba al 114 en Francia: solo ellos mandan socorro. Su llamada de ayuda queda registrada, ${time} (${about}).`,
    not_in_area: (about, time) =>
      `Anotado, ${time}: no se encuentra en la zona (${about}). No volveremos a preguntarle. Para cambiarlo, responda 1, 2 o 4.`,
    safe_need_shelter: (about, time) =>
      `Anotado, ${time}: a salvo, sin refugio (${about}). Siga las instrucciones oficiales. Si algo cambia, responda 2.`,
  },
  helpInExercise: (about, time) =>
    `Llamada de ayuda anotada para el ejercicio, ${time} (${about}). Llame al 112 solo por un peligro que no forme parte de este.`,
  helpTaken: (about, time) => `Un agente se ocupa de su llamada de ayuda desde las ${time} (${about}).`,
  inDanger: 'En peligro, llame al 112, o escriba al 114 en Francia.',
  someone: 'Una persona a la que sigue',
  followerUpdate: {
    safe: (name) => `${name} se encuentra a salvo.`,
    need_help: (name) => `${name} pide ayuda.`,
    not_in_area: (name) => `${name} no se encuentra en la zona.`,
    safe_need_shelter: (name) => `${name} se encuentra a salvo pero necesita refugio.`,
  },
  answeredBy: {
    sms: (about, when) => `Respuesta por SMS, ${when} (${about}).`,
    unproven: (about, when) => `Respuesta por teléfono, ${when} (${about}); sin verificar.`,
    call: (about, when) => `Respuesta por teléfono, ${when} (${about}).`,
    page: (about, when) => `Respuesta en nuestra web, ${when} (${about}).`,
    relative: (about, when) => `Lo dice un allegado que tuvo contacto, ${when} (${about}).`,
    hearsay: (about, when) => `Lo dice un allegado sin contacto directo, ${when} (${about}): por confirmar.`,
    organisation: (about, when) => `Lo dice un organismo, ${when} (${about}).`,
  },
  helpForFollower: 'No se ponga en peligro: para avisar a los equipos de rescate, llame al 112.',
  safetyAsk: (name, about, time) => `${name || 'Alguien que le sigue'} pregunta por usted (${about}, ${time}).`,
  hotlineAsk: (name, about, time) =>
    `Alguien que llama a nuestra linea y dice ser ${name || 'un allegado'} pregunta por usted (${about}, ${time}). Nada se le dice sin usted.`,
  newsDigest: (about, list) => `Noticias (${about}): ${list}.`,
  semicolon: '; ',
  digestLine: {
    safe: (name, time) => `${name} a salvo a las ${time}`,
    need_help: (name, time) => `${name} pide ayuda a las ${time}`,
    not_in_area: (name, time) => `${name} fuera de la zona a las ${time}`,
    safe_need_shelter: (name, time) => `${name} a salvo pero sin refugio a las ${time}`,
  },
  digestDoubt: {
    unproven: 'sin verificar',
    relative: 'de un allegado',
    hearsay: 'por confirmar',
    organisation: 'de un organismo',
  },
  alsoFor: (names) => `También para: ${names}.`,
  notFor: (names) => `No para ${names}: falta su acuerdo.`,
  voiceMessage: (name, about, when, url) =>
    `${name} ha dejado un mensaje de voz, ${when} (${about}). Se puede escuchar durante 48 horas: ${url}`,

  noActiveIncident:
    'No hay ninguna alerta en curso para usted: nada ha cambiado. En peligro, llame al 112 o escriba al 114 en Francia. MENU: lo que puede enviar.',
  unknownText: `No hemos entendido su mensaje, nada ha cambiado. En peligro, llame al 112 o escriba al 114 en Francia. ${digits} MENU: otras opciones.`,
  help:
    `En peligro, llame al 112 o escriba al 114 en Francia. ${digits} SEGUIR y un teléfono: pedir noticias de alguien. 1 POR y un teléfono: responder por alguien. HOGAR: responder por su hogar. ` +
    'LISTA: personas que le siguen. DATOS: ver o borrar sus datos. FR EN ES DE AR: idioma. STOP FAMILIA, STOP ALERTAS, STOP REFUGIO o STOP.',
  languageChanged: 'Le escribiremos en este idioma.',

  followRequest: (name, code) =>
    `${name || 'Una persona'} desea tener noticias suyas durante las alertas. Responda ACEPTAR ${code} o RECHAZAR ${code}. ` +
    'Si no responde, no se transmite nada.',
  wardRequest: (name, url) =>
    `${name || 'Alguien'} quiere tener noticias de un menor del que usted es responsable. Para responder: ${url}`,
  guardianCode: (name, code, minutes) =>
    `${name || 'Un menor'} le nombra responsable en Tocsin. Si acepta, dele este clave: ${code} (${minutes} min). Usted elige entonces quien recibe sus noticias.`,
  guardianNeeded: 'Antes de los 18 años acepta su responsable, en su cuenta. Nada ha cambiado.',
  followRequests: (requests, example) =>
    `Solicitudes pendientes: ${requests}. Responda ACEPTAR o RECHAZAR y la cifra, por ejemplo ACEPTAR ${example}.`,
  noFollowRequests: 'No hay solicitudes pendientes: nada ha cambiado.',
  followGranted: (name, code) =>
    `${name || 'Esta persona'} puede tener noticias suyas durante las alertas. Para ponerle fin en cualquier momento: QUITAR ${code}.`,
  followRefused: 'Anotado. No se transmite nada, ni siquiera su negativa.',
  followRevoked: (name) => `Hecho. ${name || 'Esta persona'} ya no tiene noticias suyas.`,
  followersList: (followers, example) => `Le siguen: ${followers}. Para quitar a alguien: QUITAR ${example}.`,
  noFollowers: 'Nadie le sigue.',
  followRequested:
    'Si esta persona usa el servicio, le preguntaremos. Si acepta, le daremos noticias suyas durante las alertas.',
  followUnreadable: 'No hemos entendido el teléfono. Escriba SEGUIR y el teléfono, por ejemplo SEGUIR +336xxxxxxxx.',
  followAccepted: (name) => `${name || 'Una persona'} acepta: le daremos noticias suyas durante las alertas.`,
  andMore: (count) => `y ${count} personas`,

  household: ({ list, count, example }) =>
    `Hogar: ${list}. Para todos: OK ${count}. Para algunos: OK CON ${example}. Para cambiarlo: AGREGAR y un nombre, HOGAR QUITAR y un numero.`,
  noHousehold: 'No hay nadie declarado en su hogar. Para hacerlo: AGREGAR y un nombre, y su numero si tiene uno.',
  notAgreed: 'acuerdo pendiente',
  forNobodyElse: 'Nadie fuera de usted se indica: eso no concuerda con su hogar.',
  householdUnclear: 'No se entiende, nada anotado. Necesita ayuda: 2. Solo por usted: 1.',
  householdFull: 'Un hogar tiene ocho personas como mucho: quite a una con HOGAR QUITAR y su numero.',
  memberAdded: (name) => `${name} figura en su hogar.`,
  memberAsked: 'Se le pide su acuerdo; hasta entonces usted no habla por esa persona.',
  memberRemoved: (name) => `Hecho: ${name} ya no figura en su hogar.`,
  memberUnreadable: 'Nombre o numero no entendido. Envie por ejemplo AGREGAR LEA o AGREGAR PAUL +346xxxxxxxx.',
  householdRequest: (name, code) =>
    `${name || 'Una persona'} le cuenta en su hogar y quiere poder decir por usted si se encuentra bien. Responda HOGAR ACEPTAR ${code} o HOGAR RECHAZAR ${code}. ` +
    'Sin respuesta no se dice nada por usted.',
  householdRequests: (requests, example) =>
    `Le cuentan en su hogar: ${requests}. Responda HOGAR ACEPTAR o HOGAR RECHAZAR y el numero, por ejemplo HOGAR ACEPTAR ${example}.`,
  noHouseholdRequests: 'Nadie espera su acuerdo para su hogar: nada ha cambiado.',
  householdJoined: (name, code) =>
    `${name || 'Esta persona'} puede decir por usted si se encuentra bien; se le avisa, y su propia respuesta cuenta antes. Para terminar: HOGAR RECHAZAR ${code}.`,
  householdLeft: 'Anotado: nadie habla por usted en ese hogar.',

  oneTimeCode: (code, minutes) => `${code} es su clave de Tocsin, vale ${minutes} min. No se la diga a nadie.`,
  manageLink: (url, minutes) =>
    `Ver, exportar o borrar sus datos: ${url} Enlace personal, vale ${minutes} min. No lo comparta.`,
  reportTaken:
    'Recibido. Si se puede contactar por su teléfono, esta persona lo sabe y puede negarlo. Su propia respuesta siempre cuenta antes; a quien se desmiente dos veces ya no se le cree.',
  reportUnreadable:
    'Teléfono no legible, no se anota nada. Escriba 1 POR y el teléfono, por ejemplo 1 POR 6xxxxxxxx VISTO VECINO.',
  reportUnverified: 'No se anota nada: antes confirme su propio teléfono en nuestra web. En peligro, llame al 112.',
  reportTooMany: 'No se anota nada: demasiados avisos hoy. En peligro, llame al 112.',
  claims: {
    safe: 'usted se encuentra a salvo',
    need_help: 'usted necesita ayuda',
    not_in_area: 'usted no se encuentra en la zona',
    safe_need_shelter: 'usted se encuentra a salvo pero necesita refugio',
  },
  reportedOfYou: (name, claim, about, when) =>
    `${name || 'Una persona'} dice, ${when}, que ${claim} (${about}). ¿Es falso? Responda 8. Para responder usted: 1, 2, 3 o 4.`,
  reportDisputed: (name) =>
    `Anotado: lo que dijo ${name || 'esta persona'} ya no cuenta, y quienes le siguen lo saben. Responda 1, 2, 3 o 4 para decir si todo va bien.`,
  reportsLeft: (reports, example) =>
    `Otros avisos sobre usted: ${reports}. Si es falso, responda 8 y su cifra, por ejemplo 8 ${example}.`,
  nothingToDispute: 'Nadie ha dicho nada de usted: nada ha cambiado.',
  reportWithdrawn: (name, about, when) =>
    `lo que le dijimos de ${name} ya no vale, ${when} (${about}). No hay respuesta conocida.`,

  classNames: { alerts: 'alertas', relatives: 'noticias de sus familiares', shelter: 'mensajes sobre refugios' },
  optedOut: ({ silent, speaking, alsoInDanger, numbers }) =>
    `Anotado, ya no recibe: ${silent}${alsoInDanger ? ', ni en caso de peligro' : ''}. ` +
    `${speaking && `Sigue recibiendo: ${speaking}. `}Para volver a recibir, escriba START al ${numbers}.`,
  optedIn: ({ silent, speaking }) =>
    `Anotado, recibe: ${speaking}. ${silent && `Siguen en silencio: ${silent}. `}Para no recibir mensajes, escriba STOP.`,
  erased: 'Sus datos quedan borrados. Ya no le escribiremos.',
  canary: 'Tocsin: prueba de los canales. No hay nada que hacer.',
};
