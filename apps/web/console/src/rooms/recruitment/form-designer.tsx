import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

type Question = Shape<'DesignQuestionView'>;
type Design = Pick<Shape<'CallFormsView'>, 'about' | 'teams'>;

interface Props {
  readonly call: Call;
  readonly design: Design;
  readonly onClose: () => void;
}

const touched = ['/api/v1/calls'];

/** Which questions a call asks, which must be answered, in which order, and what helps to answer them. */
export function FormDesigner({ call, design, onClose }: Props): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const [form] = Form.useForm<object>();
  const change = useChange('patch', '/api/v1/calls/{id}', touched);
  const version = useRef(call.version);
  const [about, setAbout] = useState<readonly Question[]>(design.about);
  const [teams, setTeams] = useState(design.teams);
  const save = async (_values: object, newest: number | undefined): Promise<void> => {
    await change.mutateAsync({
      path: { id: call.id },
      body: {
        version: newest ?? version.current,
        form: {
          about: about.map(toInput),
          teams: teams.map(({ code, questions }) => ({ code, questions: questions.map(toInput) })),
        },
      },
    });
  };
  const takeTheirs = async (): Promise<object> => {
    const path = { id: call.id };
    const [theirs, forms] = await Promise.all([
      send('get', '/api/v1/calls/{id}', { path }),
      send('get', '/api/v1/calls/{id}/forms', { path }),
    ]);
    version.current = theirs.version;
    setAbout(forms.about);
    setTeams(forms.teams);
    return {};
  };
  const questionsOf =
    (code: string) =>
    (questions: readonly Question[]): void =>
      setTeams((all) => all.map((team) => (team.code === code ? { ...team, questions: [...questions] } : team)));
  return (
    <FormDrawer<object>
      open
      width={760}
      title={t('recruitment.form.design')}
      form={form}
      onSubmit={save}
      onTakeTheirs={takeTheirs}
      onClose={onClose}
    >
      <p className="quiet">{t(call.state === 'draft' ? 'recruitment.form.ruleDraft' : 'recruitment.form.rule')}</p>
      <Questions title={t('recruitment.form.aboutOneself')} questions={about} onChange={setAbout} />
      {teams.map((team) => (
        <Questions
          key={team.code}
          title={label(team.label)}
          questions={team.questions}
          onChange={questionsOf(team.code)}
        />
      ))}
    </FormDrawer>
  );
}

function toInput({ key, asked, required, hint }: Question): Shape<'QuestionInput'> {
  const words = hint && hint['zh-CN'].trim() !== '' && hint.en.trim() !== '' ? hint : undefined;
  return { key, asked, required, ...(words && { hint: words }) };
}

interface QuestionsProps {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly onChange: (questions: readonly Question[]) => void;
}

function Questions({ title, questions, onChange }: QuestionsProps): ReactNode {
  const { t } = useWords(recruitmentTexts);
  if (questions.length === 0) return null;
  const put = (key: string, change: Partial<Question>): void =>
    onChange(questions.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const move = (from: number, to: number): void => {
    const moved = [...questions];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };
  return (
    <fieldset className="form-group">
      <legend>{title}</legend>
      <ol className="design-list">
        {questions.map((question, index) => (
          <QuestionRow
            key={question.key}
            question={question}
            put={(change) => put(question.key, change)}
            up={index > 0 ? () => move(index, index - 1) : undefined}
            down={index < questions.length - 1 ? () => move(index, index + 1) : undefined}
            fixedWhy={t('recruitment.form.fixed')}
          />
        ))}
      </ol>
    </fieldset>
  );
}

interface RowProps {
  readonly question: Question;
  readonly put: (change: Partial<Question>) => void;
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
  readonly fixedWhy: string;
}

function QuestionRow({ question, put, up, down, fixedWhy }: RowProps): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const name = label(question.label) || t(`recruitment.form.about.${question.key}`);
  const help = (locale: 'zh-CN' | 'en'): ReactNode => (
    <Input
      value={question.hint?.[locale] ?? ''}
      maxLength={200}
      placeholder={question.ownHint?.[locale]}
      aria-label={t(locale === 'en' ? 'recruitment.form.helpEnglish' : 'recruitment.form.helpChinese', { name })}
      addonBefore={t(locale === 'en' ? 'recruitment.form.inEnglish' : 'recruitment.form.inChinese')}
      onChange={({ target }) => put({ hint: { 'zh-CN': '', en: '', ...question.hint, [locale]: target.value } })}
    />
  );
  return (
    <li>
      <div className="design-line">
        <strong>{name}</strong>
        <Checkbox
          checked={question.asked}
          disabled={question.fixed}
          onChange={({ target }) => put({ asked: target.checked, required: target.checked && question.required })}
        >
          {t('recruitment.form.asked')}
        </Checkbox>
        <Checkbox
          checked={question.required}
          disabled={question.fixed || !question.asked}
          onChange={({ target }) => put({ required: target.checked })}
        >
          {t('recruitment.form.required')}
        </Checkbox>
        <span className="design-move">
          <Button
            icon={<ArrowUpOutlined />}
            disabled={!up}
            onClick={up}
            aria-label={t('recruitment.form.up', { name })}
          />
          <Button
            icon={<ArrowDownOutlined />}
            disabled={!down}
            onClick={down}
            aria-label={t('recruitment.form.down', { name })}
          />
        </span>
      </div>
      {question.fixed && <p className="quiet">{fixedWhy}</p>}
      {question.asked && (
        <div className="form-pair">
          {help('zh-CN')}
          {help('en')}
        </div>
      )}
    </li>
  );
}
