import { Injectable } from '@nestjs/common';
import { MessageWords } from '@redmaple/platform';
import { Filters } from './filters.js';

/** Lets plugins change the words of messages that are not urgent. */
@Injectable()
export class MessageTexts {
  constructor(words: MessageWords, filters: Filters) {
    words.changeWith(({ template, locale, text, filledIn }) =>
      filters.apply(
        'message.text',
        text,
        (current) => ({ template, locale, text: current }),
        filledIn.filter((one) => one !== '' && text.includes(one)),
      ),
    );
  }
}
