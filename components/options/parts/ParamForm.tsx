// The form of a rule's parameters, made from their declaration. A value is kept when the field is left or Enter is
// pressed, and only if the rule can use it; a kept value the rule cannot use is shown with what stands in for it.
import { useState } from 'preact/hooks';
import { type AnyRule, type Param, readParams } from '../../../lib/rules/define.ts';
import { choiceName, paramName } from '../../../lib/rules/words.ts';
import { Field, Select, TextArea } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { Switch } from '../../ui/Switch.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { setRules } from '../core/rules.ts';
import words from './parts.i18n.json';

/** A parameter's value as the field shows it, and back; undefined where the text is no value at all. */
const written = (spec: Param, value: unknown): string =>
  spec.type === 'words' && Array.isArray(value) ? value.join('\n') : value === undefined ? '' : String(value);
function read(spec: Param, text: string): unknown {
  if (spec.type === 'integer') return /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;
  if (spec.type !== 'words') return text.trim() || undefined;
  // An input method writes the wide sign; a line may hold `word=instead`.
  const lines = text.split('\n').map((word) => word.trim().replace('＝', '='));
  return [...new Set(lines)].filter(Boolean);
}

/** The first line of a list that cannot be kept, counted from 1, and what is wrong with it. */
function wrongLine(text: string): { line: number; why: 'long' | 'bare' } | undefined {
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim().length > 80) return { line: i + 1, why: 'long' };
    if (/^\s*[=＝]/.test(line)) return { line: i + 1, why: 'bare' };
  }
  return undefined;
}

function ParamField({ rule, name, spec }: { rule: AnyRule; name: string; spec: Param }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const setting = office.rules.value[rule.id]?.params ?? {};
  const { params, invalid } = readParams({ [name]: spec }, setting);
  const kept = written(spec, params[name]);
  const [typed, setTyped] = useState<string>();
  const label = paramName(rule, name, locale);
  const value = typed === undefined ? undefined : read(spec, typed);
  const usable = (one: unknown) =>
    one !== undefined && readParams({ [name]: spec }, { [name]: one }).invalid.length === 0;
  const keep = (next: unknown) => setRules(office, [rule.id], { params: { [name]: next } });

  if (spec.type === 'flag')
    return (
      <div class="ch-param-flag">
        <span>{label}</span>
        <Switch label={label} state={params[name] ? 'on' : 'off'} onSwitch={keep} />
      </div>
    );
  if (spec.type === 'choice')
    return (
      <Select
        label={label}
        value={kept}
        options={spec.options.map((option) => ({
          value: option,
          label: choiceName(rule, name, option, locale),
        }))}
        onValue={keep}
      />
    );

  const leave = async () => {
    if (typed === undefined) return;
    if (!usable(value) || (spec.type === 'words' && wrongLine(typed))) return;
    if (typed === kept || (await keep(value))) setTyped(undefined);
  };
  const wrong = typed !== undefined && typed !== kept && !usable(value);
  const line = typed !== undefined && spec.type === 'words' ? wrongLine(typed) : undefined;
  const bound =
    spec.type === 'integer' && spec.max < Number.MAX_SAFE_INTEGER ? 'param.integer' : 'param.atLeast';
  const fault = line
    ? t(`param.words.${line.why}`, { line: figure(line.line, locale) })
    : wrong
      ? spec.type === 'integer'
        ? t(bound, { min: figure(spec.min, locale), max: figure(spec.max, locale) })
        : t(`param.${spec.type}`)
      : invalid.length > 0 && typed === undefined
        ? t('param.invalid', {
            value: written(spec, setting[name]).slice(0, 40),
            fallback: kept || t('param.default'),
          })
        : undefined;
  const shared = { label, value: typed ?? kept, fault, onValue: setTyped };
  return (
    <div onFocusOut={leave}>
      {spec.type === 'words' ? (
        <TextArea {...shared} rows={3} hint={t('param.words.hint')} />
      ) : (
        <Field {...shared} type={spec.type === 'time' ? 'time' : 'text'} onEnter={leave} />
      )}
    </div>
  );
}

export function ParamForm({ rule }: { rule: AnyRule }) {
  const names = Object.entries(rule.params);
  if (names.length === 0) return null;
  return (
    <>
      {names.map(([name, spec]) => (
        <ParamField key={name} rule={rule} name={name} spec={spec} />
      ))}
    </>
  );
}
