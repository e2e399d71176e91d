import { alertRules, cap12 } from './cap-elements';
import { checkArea, PolygonJudge } from './cap-geometry';
import { type CapFinding, type CapMessage, capError } from './cap-message';
import { readHead, readInfo } from './cap-read';
import { checkHead, checkInfo, checkInfosTogether } from './cap-rules';
import { checkStructure } from './cap-structure';
import { checkTexts } from './cap-text';
import { parseCapTime } from './cap-time';
import { readXml, type XmlElement } from './hardened-xml';

export interface CapRefusal {
  /** A finding's code, e.g. "cap-time" or "xml-doctype". */
  readonly refusal: string;
  readonly detail: string;
}

/** A CAP 1.2 message from somebody we do not trust, or the first error that keeps it out. */
export function readCap(bytes: Uint8Array): { message: CapMessage } | CapRefusal {
  const { message, findings } = inspect(bytes);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) return { refusal: error.code, detail: error.detail };
  if (!message) throw new Error('a CAP message without findings was not read');
  return { message };
}

/** Everything that is wrong with a message, for its author. Only hostile or unreadable XML stops at the first. */
export function checkCap(bytes: Uint8Array): CapFinding[] {
  return inspect(bytes).findings;
}

function inspect(bytes: Uint8Array): { message?: CapMessage; findings: CapFinding[] } {
  const xml = readXml(bytes);
  if ('refusal' in xml) return { findings: [capError(xml.refusal, xml.detail)] };
  const findings = xml.instructions.map((target) => {
    return capError('xml-instruction', `<?${target.slice(0, 40)}: processing instructions have no place in a message`);
  });
  const alert = xml.root;
  findings.push(...checkRoot(alert));
  if (alert.name !== 'alert') return { findings };

  const structure = checkStructure(alert, alertRules, 'alert');
  findings.push(...structure, ...checkTexts(alert));
  // A part whose structure is unsound cannot be read; the others are still judged.
  const isSound = (within: (detail: string) => boolean): boolean =>
    !structure.some(({ severity, detail }) => severity === 'error' && within(detail));

  const head = isSound((detail) => !detail.startsWith('alert/info[')) ? readHead(alert) : undefined;
  if (head) findings.push(...checkHead(head));
  const sent = head && parseCapTime(head.sent);
  const judge = new PolygonJudge();
  const blocks = alert.children.filter(({ name, namespace }) => name === 'info' && namespace === alert.namespace);
  const infos = blocks.flatMap((block, i) => {
    const path = `alert/info[${i + 1}]`;
    if (!isSound((detail) => detail.startsWith(`${path}/`) || detail.startsWith(`${path}:`))) return [];
    const info = readInfo(block);
    findings.push(...checkInfo(info, path, sent));
    info.areas.forEach((area, k) => findings.push(...checkArea(area, `${path}/area[${k + 1}]`, judge)));
    return [info];
  });
  if (infos.length === blocks.length) findings.push(...checkInfosTogether(infos));
  if (head && blocks.length === 0 && (head.msgType === 'Alert' || head.msgType === 'Update')) {
    findings.push(capError('cap-info-missing', `alert/info: a message of type ${head.msgType} must say what happens`));
  }
  return { message: head && { ...head, infos }, findings };
}

function checkRoot({ name, namespace }: XmlElement): CapFinding[] {
  if (name !== 'alert') return [capError('cap-root', 'the outermost element is not a CAP alert')];
  if (namespace === cap12) return [];
  const older = /^urn:oasis:names:tc:emergency:cap:1\.[01]$|^http:\/\/www\.incident\.com\/cap\/1\.0$/.test(namespace);
  const reason = older ? 'is of an older version: send CAP 1.2' : 'is not in the namespace of CAP 1.2';
  return [capError('cap-version', `alert: ${reason}`)];
}
