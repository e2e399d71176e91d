/** Block style with strings quoted as in JSON, which YAML 1.2 reads the same: for what programs write and people read. */
export function yamlOf(value: unknown, indent = ''): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => `\n${indent}-${nested(item, `${indent}  `)}`).join('');
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `\n${indent}${nameOf(key)}:${nested(member, `${indent}  `)}`)
      .join('');
  }
  return JSON.stringify(value);
}

const nested = (value: unknown, indent: string): string => {
  const text = yamlOf(value, indent);
  return text.startsWith('\n') ? text : ` ${text}`;
};

const nameOf = (key: string): string => (/^[a-zA-Z][\w-]*$/.test(key) ? key : JSON.stringify(key));
