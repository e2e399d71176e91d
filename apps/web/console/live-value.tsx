import type { WatchValues } from './live-values';

interface LiveProps {
  /** Key in the values; the script writes fresh ones into the same element. */
  readonly name: string;
  readonly values: WatchValues;
}

export function LiveText({ name, values }: LiveProps) {
  return <span data-live={name}>{values[name]?.text}</span>;
}

/** A bar with its number beside it, so that neither colour nor length has to be read. */
export function LiveBar({ name, label, values }: LiveProps & { readonly label: string }) {
  const { value, max } = values[name] ?? {};
  return (
    <>
      <span class="line">
        {label}{' '}
        <b>
          <LiveText name={name} values={values} />
        </b>
      </span>
      <progress data-live={name} value={value} max={max} aria-label={label} />
    </>
  );
}
