import { FIELD_KINDS, type FieldKind, type FormSchema } from '@redmaple/forms';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Help beside a question, in both languages. */
export class HintInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  'zh-CN': string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  en: string;
}

/** What a call changes about a question. */
export class QuestionInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  key: string;

  @IsBoolean()
  asked: boolean;

  @IsBoolean()
  required: boolean;

  /** Replaces the help that the plugin brings. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => HintInput)
  hint?: HintInput;
}

export class TeamQuestionsInput {
  /** Namespaced: `maple-grove.rescue`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  code: string;

  /** In the order in which they are asked. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => QuestionInput)
  questions: QuestionInput[];
}

/** What a call changes about its form. */
export class FormDesignInput {
  /** Questions of the core: `address` and `specialty`. */
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => QuestionInput)
  about: QuestionInput[];

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TeamQuestionsInput)
  teams: TeamQuestionsInput[];
}

/** A text in both languages. */
export class WordsView {
  'zh-CN': string;
  en: string;
}

/** A question of the core as a call asks it. */
export class AboutQuestionView {
  @IsIn(['address', 'specialty'])
  key: 'address' | 'specialty';

  required: boolean;
  hint?: WordsView;
}

/** A question as it can be changed. */
export class DesignQuestionView {
  key: string;

  /** Absent for questions of the core. */
  @IsIn([...FIELD_KINDS])
  kind?: FieldKind;

  label?: WordsView;
  /** The plugin's own help. */
  ownHint?: WordsView;
  hint?: WordsView;
  asked: boolean;
  required: boolean;
  /** Whether core or plugin need it as it is; its help and place can be changed all the same. */
  fixed: boolean;
}

export class DesignTeamView {
  code: string;
  label: WordsView;
  questions: DesignQuestionView[];
}

/** One difference to the version before. */
export class FormChangeView {
  /** `team-added`, `question-removed`, `help-changed`, `risk-notice` … */
  kind: string;
  /** Code of the team type. */
  team?: string;
  teamLabel?: WordsView;
  /** The question. */
  key?: string;
  label?: WordsView;
}

/** A version of a call's form in the list of them. */
export class FormVersionView {
  no: number;
  madeAt: string;
  current: boolean;
  /** How many applications were made with it. */
  applications: number;
  /** What is other than in the version before; empty for the first. */
  changes: FormChangeView[];
}

/** A call's form: what can be changed about it, and its versions, the newest first. */
export class CallFormsView {
  about: DesignQuestionView[];
  teams: DesignTeamView[];
  versions: FormVersionView[];
}

export class TeamFormView {
  code: string;
  label: WordsView;
  form: FormSchema;
  minAge: number;
  maxAge?: number;
}

/** One version of a call's form. */
export class CallFormView {
  no: number;
  madeAt: string;
  about: AboutQuestionView[];
  teams: TeamFormView[];
  riskNotice: string;
  insuranceStatement?: string;
  /** Version of the privacy notice. */
  consentVersion: string;
}
