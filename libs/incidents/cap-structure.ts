import { unreachable } from '../platform/unreachable';
import type { ElementRule } from './cap-elements';
import { type CapFinding, capError, capWarning } from './cap-message';
import { parseCapTime } from './cap-time';
import type { XmlElement } from './hardened-xml';

/** Elements out of place, missing, repeated, unknown, or with a value that the standard does not know. */
export function checkStructure(element: XmlElement, rules: readonly ElementRule[], path: string): CapFinding[] {
  const findings = [...checkOrder(element, rules, path)];
  for (const rule of rules) {
    const found = element.children.filter(
      ({ name, namespace }) => name === rule.name && namespace === element.namespace,
    );
    if (found.length === 0 && (rule.occurs === 'once' || rule.occurs === 'some')) {
      findings.push(capError('cap-element-missing', `${path}/${rule.name}: is mandatory`));
    }
    if (found.length > 1 && (rule.occurs === 'once' || rule.occurs === 'maybe')) {
      findings.push(
        capError('cap-element-repeated', `${path}/${rule.name}: stands ${found.length} times instead of once`),
      );
    }
    found.forEach((child, i) => {
      const place = `${path}/${rule.name}${rule.occurs === 'any' || rule.occurs === 'some' ? `[${i + 1}]` : ''}`;
      findings.push(...checkValue(child, rule, place));
    });
  }
  return findings;
}

const signature = 'http://www.w3.org/2000/09/xmldsig#';

function* checkOrder(element: XmlElement, rules: readonly ElementRule[], path: string): Generator<CapFinding> {
  let last = 0;
  for (const { name, namespace } of element.children) {
    if (namespace === signature && path === 'alert') {
      yield capWarning('cap-signature-unchecked', `${path}/${name.slice(0, 40)}: the signature is not verified here`);
      continue;
    }
    const place = namespace === element.namespace ? rules.findIndex((rule) => rule.name === name) : -1;
    if (place === -1)
      yield capError('cap-element-unknown', `${path}/${name.slice(0, 40)}: CAP 1.2 has no such element here`);
    else if (place < last)
      yield capError('cap-element-order', `${path}/${name}: must stand before ${rules[last].name}`);
    last = Math.max(last, place);
  }
  if (element.text.trim()) yield capError('cap-text-stray', `${path}: has text between its elements`);
}

function* checkValue(element: XmlElement, { occurs, value }: ElementRule, path: string): Generator<CapFinding> {
  if (typeof value === 'object' && 'children' in value) {
    yield* checkStructure(element, value.children, path);
    return;
  }
  if (element.children.length > 0) {
    yield capError('cap-element-unknown', `${path}: holds text, not elements`);
    return;
  }
  const text = element.text.trim();
  if (text === '' && value === 'text-or-empty') return;
  if (text === '') {
    // Some senders write every element and leave the optional ones empty: read as absent.
    if (value !== 'text' || occurs === 'once') yield capError('cap-element-empty', `${path}: is empty`);
    else yield capWarning('cap-element-empty', `${path}: is empty, read as absent`);
    return;
  }
  const wanted = fault(text, value);
  if (wanted)
    yield capError(value === 'time' ? 'cap-time' : 'cap-value', `${path}: "${text.slice(0, 60)}" is not ${wanted}`);
}

function fault(
  text: string,
  value: Exclude<ElementRule['value'], { children: readonly ElementRule[] }>,
): string | undefined {
  if (typeof value === 'object') return value.includes(text) ? undefined : `one of ${value.join(', ')}`;
  switch (value) {
    case 'text':
    case 'text-or-empty':
      return undefined;
    case 'time':
      return parseCapTime(text) ? undefined : 'a time like 2015-11-13T21:30:00+01:00 (numeric offset, no Z)';
    case 'decimal':
      return /^[+-]?\d{1,9}(\.\d{1,9})?$/.test(text) ? undefined : 'a decimal number';
    case 'integer':
      return /^[+-]?\d{1,15}$/.test(text) ? undefined : 'a whole number';
    case 'language':
      return /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}$/i.test(text) ? undefined : 'a language tag like fr or en-GB';
    default:
      return unreachable(value);
  }
}
