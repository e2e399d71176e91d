import type { ComponentChildren } from 'preact';

export interface FieldError {
  /** The name, and so the id, of the field that it is about. */
  readonly field: string;
  readonly message: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly required?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'date' | 'datetime-local';
  readonly inputMode?: 'numeric' | 'decimal' | 'tel';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** A few characters wide instead of the whole line. */
  readonly short?: boolean;
  readonly rows?: number;
}

/** An input, or a textarea when `rows` is given. */
export function TextField({ name, label, hint, value, errors, short, rows, type = 'text', ...rest }: TextFieldProps) {
  const wiring = { ...describe(name, hint, errors), ...rest, name };
  // Preact types <input> as a union over literal types, which a variable type cannot satisfy.
  const typed = { type: type as 'text' };
  return (
    <FieldFrame name={name} label={label} hint={hint} errors={errors}>
      {rows ? (
        <textarea {...wiring} rows={rows}>
          {value ?? ''}
        </textarea>
      ) : (
        <input {...wiring} {...typed} value={value} class={short ? 'short' : undefined} />
      )}
    </FieldFrame>
  );
}

/** @param accept what the browser offers, e.g. ".csv" */
export function FileField({ name, label, hint, errors, accept }: FieldProps & { readonly accept: string }) {
  return (
    <FieldFrame name={name} label={label} hint={hint} errors={errors}>
      <input type="file" {...describe(name, hint, errors)} name={name} accept={accept} />
    </FieldFrame>
  );
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  /** Text of an empty first choice, so that nothing is chosen on the author's behalf. */
  readonly choose?: string;
}

export function SelectField({ name, label, hint, value, errors, options, choose, required }: SelectFieldProps) {
  return (
    <FieldFrame name={name} label={label} hint={hint} errors={errors}>
      <select {...describe(name, hint, errors)} name={name} required={required}>
        {choose && (
          <option value="" selected={!value}>
            {choose}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface ChoiceFieldProps extends FieldProps {
  readonly kind: 'radio' | 'checkbox';
  readonly options: readonly (Option & { readonly detail?: string })[];
  readonly chosen: readonly string[];
}

/** Radios or checkboxes under one legend. The group carries the field's id, so that the error summary can reach it. */
export function ChoiceField({ name, label, hint, errors, kind, options, chosen, required }: ChoiceFieldProps) {
  const { id, ...described } = describe(name, hint, errors);
  return (
    <fieldset
      class={`field choices${messageFor(name, errors) ? ' wrong' : ''}`}
      id={id}
      tabIndex={-1}
      aria-describedby={described['aria-describedby']}
    >
      <legend>{label}</legend>
      <HintAndError name={name} hint={hint} errors={errors} />
      <div class={kind === 'checkbox' ? 'checkboxes' : undefined}>
        {options.map((option) => (
          <label key={option.value} class={`choice choice-${option.value}`}>
            <input
              type={kind}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              required={kind === 'radio' && required}
            />
            <span>
              <b>{option.label}</b>
              {option.detail && <small>{option.detail}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface FieldFrameProps extends Omit<FieldProps, 'value' | 'required'> {
  readonly children: ComponentChildren;
}

function FieldFrame({ name, label, hint, errors, children }: FieldFrameProps) {
  return (
    <div class={messageFor(name, errors) ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <HintAndError name={name} hint={hint} errors={errors} />
      {children}
    </div>
  );
}

function HintAndError({ name, hint, errors }: Pick<FieldProps, 'name' | 'hint' | 'errors'>) {
  const message = messageFor(name, errors);
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {message && (
        <p class="error" id={`${name}-error`}>
          {message}
        </p>
      )}
    </>
  );
}

function describe(name: string, hint: string | undefined, errors: readonly FieldError[] | undefined) {
  const wrong = messageFor(name, errors) !== undefined;
  const describedBy = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ');
  return { id: name, 'aria-describedby': describedBy || undefined, 'aria-invalid': wrong || undefined };
}

const messageFor = (name: string, errors: readonly FieldError[] | undefined) =>
  errors?.find(({ field }) => field === name)?.message;
