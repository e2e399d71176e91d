import type { Vocabulary } from './vocabulary';

export const es: Vocabulary = {
  safe: [
    'bien', 'estoy bien', 'estamos bien', 'a salvo', 'estoy a salvo', 'sano y salvo', 'sana y salva', 'sanos y salvos',
    'sanas y salvas', 'todo bien', 'muy bien', 'todo va bien', 'me encuentro bien', 'fuera de peligro', 'en lugar seguro',
    'en un lugar seguro', 'ileso', 'ilesa', 'ilesos', 'ilesas',
  ],
  needHelp: [
    'ayuda', 'necesito ayuda', 'necesitamos ayuda', 'en peligro', 'herido', 'herida', 'heridos', 'heridas', 'atrapado',
    'atrapada',
  ],
  cries: [
    'ayúdenme', 'ayúdame', 'ayúdennos', 'ayúdeme', 'socorro', 'auxilio', 'necesito ayuda', 'necesitamos ayuda',
    'estoy herido', 'estoy herida', 'estoy en peligro', 'estamos en peligro', 'estoy atrapado', 'estoy atrapada',
    'manden ayuda',
  ],
  notInArea: [
    'no estoy en la zona', 'no estoy allí', 'no estoy ahí', 'no estoy aquí', 'no estamos en la zona', 'fuera de la zona',
    'fuera de zona', 'estoy fuera', 'no en la zona', 'en otro lugar',
  ],
  needShelter: [
    'necesito refugio', 'necesito un refugio', 'necesito alojamiento', 'sin refugio', 'busco refugio', 'sin alojamiento',
    'necesitamos refugio', 'necesito albergue',
  ],
  fillers: [
    'yo', 'estoy', 'estamos', 'nosotros', 'nosotras', 'sí', 'y', 'pero', 'aquí', 'en casa', 'ahora', 'gracias', 'muchas gracias',
    'hola', 'buenas', 'por favor', 'porfa', 'respuesta', 'opción', 'todos', 'todas', 'todo', 'gracias a dios', 'rápido', 'urgente',
  ],
  negations: ['no', 'ni', 'nunca', 'nada', 'tampoco', 'sin', 'jamás', 'ningún', 'ninguna', 'ya no'],

  accept: ['aceptar', 'acepto'],
  refuse: ['rechazar', 'rechazo'],
  unfollow: ['quitar', 'quito'],
  follow: ['seguir'],
  dispute: ['falso', 'no es verdad', 'no es cierto', 'es falso'],
  list: ['lista'],
  read: ['leer'],
  manage: ['mis datos', 'datos'],
  help: ['menú', 'guía', 'comandos'],
  optIn: ['reanudar'],
  optOut: ['baja', 'parar', 'detener', 'darme de baja'],
  classes: {
    all: ['todo', 'todos'],
    alerts: ['alertas', 'alerta'],
    relatives: ['familiares', 'familiar', 'mis familiares', 'familia', 'mi familia'],
    shelter: ['refugio', 'refugios'],
  },

  onBehalf: ['por', 'para'],
  inContact: ['visto', 'vista', 'hablado', 'localizado', 'localizada', 'conmigo'],
  notInContact: ['no visto', 'no vista', 'no hablado', 'sin contacto', 'de oídas'],
  relations: {
    partner: ['pareja', 'marido', 'esposo', 'esposa'],
    family: ['familia', 'madre', 'padre', 'hijo', 'hija', 'hermano', 'hermana'],
    friend: ['amigo', 'amiga'],
    neighbour: ['vecino', 'vecina'],
    colleague: ['colega', 'compañero', 'compañera'],
    carer: ['cuidador', 'cuidadora'],
    other: ['otro', 'otra'],
  },

  household: ['hogar', 'mi hogar'],
  addMember: ['añadir', 'agregar'],
  together: ['con'],

  languageWord: ['idioma', 'lengua'],
  names: ['espagnol', 'spanish', 'español', 'castellano', 'spanisch', 'الإسبانية', 'إسباني'],
}; // prettier-ignore
