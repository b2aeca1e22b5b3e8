// The quiz for a quiet hour: ten questions on the shop's own goods and ways, answered by 1-4, told right or wrong at
// once. It is the agent's alone: nothing is kept, and nobody is told.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Question, type Drill as Quiz, seeded } from '../../../lib/drill/questions.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import { Button } from '../../ui/Button.tsx';
import { figure, speak } from '../../ui/format.ts';
import { composing, digitOf, take, typing } from '../../ui/hotkeys.ts';
import { HealthIcon } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Head } from '../parts/Head.tsx';
import { newDrill } from './asking.ts';
import words from './drillPage.i18n.json';

/** A question and an answer in the person's language. */
function useSpoken() {
  const locale = useOffice().locale.value;
  const t = useWords(words);
  const purposes = speak(replyWords, locale);
  return {
    t,
    asks: ({ kind, about }: Question) =>
      t(`ask.${kind}`, { about: kind === 'reply' ? purposes(`purpose.${about as 'welcome'}`) : about }),
    says: ({ kind }: Question, answer: string) =>
      kind !== 'sell'
        ? answer
        : answer === '0'
          ? t('sell.none')
          : t('sell.n', { n: figure(Number(answer), locale) }),
  };
}

export function Drill() {
  const office = useOffice();
  const { t } = useSpoken();
  const [round, setRound] = useState(0);
  const [quiz, setQuiz] = useState<Quiz>();
  useEffect(() => {
    let here = true;
    // What changes in the database meanwhile is for the next quiz: no question changes under the hand.
    void newDrill(office, seeded(office.door.now() + round)).then((made) => here && setQuiz(made));
    return () => {
      here = false;
    };
  }, [round]);
  return (
    <div class="ch-off-body ch-off-settings">
      <Head title={t('drill')} />
      <p class="ch-off-what">{t('what')}</p>
      {quiz?.missing && (
        <p class="ch-off-empty">
          {t(`missing.${quiz.missing}`)} <a href="#/stock/import">{t('missing.way')}</a>
        </p>
      )}
      {quiz && !quiz.missing && (
        <Round
          key={round}
          questions={quiz.questions}
          onAgain={() => {
            setQuiz(undefined);
            setRound(round + 1);
          }}
        />
      )}
    </div>
  );
}

function Round({ questions, onAgain }: { questions: Question[]; onAgain: () => void }) {
  const { t, asks, says } = useSpoken();
  const [picks, setPicks] = useState<number[]>([]);
  const [at, setAt] = useState(0);
  const next = useRef<HTMLDivElement>(null);
  const question = questions[at];
  const picked = picks[at];
  const pick = (answer: number) => {
    if (question && picked === undefined && answer < question.answers.length) setPicks([...picks, answer]);
  };
  // At once: a quick hand answers before the next frame.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (composing(event) || typing(event) || event.repeat) return;
      const digit = digitOf(event);
      if (!digit || !question) return;
      take(event);
      pick(digit - 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  // Enter goes on, once it was said which answer is right.
  useLayoutEffect(() => {
    if (picked !== undefined || !question) next.current?.querySelector('button')?.focus();
  }, [picked, at]);

  if (!question) {
    const wrong = questions.filter((one, i) => picks[i] !== one.right);
    return (
      <section class="ch-drill" aria-label={t('result')}>
        <div role="status">
          <h2>{t('score', { n: questions.length - wrong.length, of: questions.length })}</h2>
        </div>
        {wrong.length > 0 && (
          <>
            <p>{t('again.look')}</p>
            <ul class="ch-drill-look">
              {wrong.map((one) => (
                <li key={`${one.kind}/${one.about}`}>
                  <span>{asks(one)}</span> <b>{says(one, one.answers[one.right]!)}</b>
                </li>
              ))}
            </ul>
          </>
        )}
        <div ref={next}>
          <Button onClick={onAgain}>{t('again')}</Button>
        </div>
      </section>
    );
  }
  return (
    <section class="ch-drill" aria-label={t('question', { n: at + 1, of: questions.length })}>
      <p class="ch-meta">{t('question', { n: at + 1, of: questions.length })}</p>
      <h2>{asks(question)}</h2>
      <ol class="ch-drill-answers">
        {question.answers.map((answer, i) => {
          const right = picked !== undefined && i === question.right;
          const wrong = picked === i && !right;
          return (
            <li key={answer}>
              <button
                type="button"
                class={`ch-drill-answer ${right ? 'ch-right' : ''} ${wrong ? 'ch-wrong' : ''}`}
                aria-keyshortcuts={String(i + 1)}
                aria-disabled={picked !== undefined}
                onClick={() => pick(i)}
              >
                <kbd class="ch-digit">{i + 1}</kbd>
                <span>{says(question, answer)}</span>
                {right && <HealthIcon state="ok" />}
                {wrong && <HealthIcon state="missing" />}
              </button>
            </li>
          );
        })}
      </ol>
      <p role="status" class="ch-drill-told">
        {picked !== undefined &&
          (picked === question.right
            ? t('right')
            : t('wrong', { answer: says(question, question.answers[question.right]!) }))}
      </p>
      {picked !== undefined && (
        <div ref={next}>
          <Button kind="main" onClick={() => setAt(at + 1)}>
            {at + 1 < questions.length ? t('next') : t('finish')}
          </Button>
        </div>
      )}
    </section>
  );
}
