import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';
import type { Position } from '../geo/geojson';
import type { Code } from './alert';
import { alertRules, cap12, type ElementRule } from './cap-elements';
import type { CapArea, CapInfo, CapMessage } from './cap-message';

/** The message as CAP 1.2 XML, elements in the order of the standard; what is empty is left out. */
export function writeCap(message: CapMessage): string {
  // A character that XML cannot hold would make the whole message unreadable: it is shown as the replacement sign.
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' });
  writeFields(document.ele(cap12, 'alert'), alertRules, alertFields(message));
  return document.end({ prettyPrint: true });
}

/** Element name → its values. */
interface Fields {
  readonly [name: string]: string | undefined | readonly (string | Fields)[];
}

function writeFields(parent: XMLBuilder, rules: readonly ElementRule[], fields: Fields): void {
  for (const { name, value } of rules) {
    const given = fields[name];
    const values = given === undefined || typeof given === 'string' ? [given] : given;
    for (const one of values) {
      if (one === undefined || one === '') continue;
      const element = parent.ele(cap12, name);
      if (typeof one === 'string') element.txt(one);
      else if (typeof value === 'object' && 'children' in value) writeFields(element, value.children, one);
    }
  }
}

function alertFields({ codes, references, incidents, infos, ...plain }: CapMessage): Fields {
  return {
    ...plain,
    code: codes,
    references: references.map(({ sender, identifier, sent }) => `${sender},${identifier},${sent}`).join(' '),
    incidents: incidents.join(' '),
    info: infos.map(infoFields),
  };
}

function infoFields({ categories, responseTypes, eventCodes, parameters, areas, ...plain }: CapInfo): Fields {
  return {
    ...plain,
    category: categories,
    responseType: responseTypes,
    eventCode: eventCodes.map(pairFields),
    parameter: parameters.map(pairFields),
    area: areas.map(areaFields),
  };
}

function areaFields({ areaDesc, polygons, circles, geocodes }: CapArea): Fields {
  return {
    areaDesc,
    polygon: polygons.map((ring) => ring.map(pointText).join(' ')),
    circle: circles.map(({ centre, radiusKilometres }) => `${pointText(centre)} ${radiusKilometres}`),
    geocode: geocodes.map(pairFields),
  };
}

const pairFields = ({ name, value }: Code): Fields => ({ valueName: name, value });

/** "lat,lon" with 6 decimals at most, which JavaScript never writes with an exponent. */
function pointText([longitude, latitude]: Position): string {
  return `${Number(latitude.toFixed(6))},${Number(longitude.toFixed(6))}`;
}
