// What an owner says of a console of their own: its name, zone, currency, how it writes numbers and dates, its language.
import { Field, Select } from '../../ui/fields.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import words from './siteFiles.i18n.json';
import { DATES, type Habits, NUMBERS } from './teaching.ts';

/** What the browser knows; one that knows none offers what is set. */
const known = (what: 'timeZone' | 'currency', set: string): string[] => {
  const all = Intl.supportedValuesOf?.(what) ?? [];
  return all.includes(set) ? all : [set, ...all];
};
const LANGUAGES = ['zh-CN', 'zh-TW', 'ko', 'en', 'ja', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru'].concat(
  ...[['tr', 'vi', 'th', 'id', 'ms']],
);
const written = (numbers: string) => `1${numbers[1]}234${numbers[0]}50`;

export function HabitFields({
  name,
  onName,
  habits,
  onHabits,
  hint,
}: {
  name: string;
  onName: (name: string) => void;
  habits: Habits;
  onHabits: (habits: Habits) => void;
  /** The name it gets without one. */
  hint?: string;
}) {
  const { locale } = useOffice();
  const t = useWords(words);
  const set = (change: Partial<Habits>) => onHabits({ ...habits, ...change });
  const plain = (value: string) => ({ value, label: value });
  const names = new Intl.DisplayNames(locale.value, { type: 'language' });
  const monies = new Intl.DisplayNames(locale.value, { type: 'currency' });
  const languages = LANGUAGES.includes(habits.language) ? LANGUAGES : [habits.language, ...LANGUAGES];
  return (
    <>
      <Field label={t('teach.name')} value={name} placeholder={hint} onValue={onName} />
      <div class="ch-pair">
        <Select
          label={t('teach.zone')}
          value={habits.zone}
          options={known('timeZone', habits.zone).map(plain)}
          onValue={(zone) => set({ zone })}
        />
        <Select
          label={t('teach.currency')}
          value={habits.currency}
          options={known('currency', habits.currency).map((value) => ({
            value,
            label: `${value} ${monies.of(value) ?? ''}`,
          }))}
          onValue={(currency) => set({ currency })}
        />
        <Select
          label={t('teach.numbers')}
          value={habits.numbers}
          options={NUMBERS.map((value) => ({ value, label: written(value) }))}
          onValue={(numbers) => set({ numbers: numbers as Habits['numbers'] })}
        />
        <Select
          label={t('teach.dates')}
          value={habits.dates}
          options={DATES.map((value) => ({ value, label: t(`dates.${value}`) }))}
          onValue={(dates) => set({ dates: dates as Habits['dates'] })}
        />
        <Select
          label={t('teach.language')}
          value={habits.language}
          options={languages.map((value) => ({ value, label: names.of(value) ?? value }))}
          onValue={(language) => set({ language })}
        />
      </div>
    </>
  );
}
