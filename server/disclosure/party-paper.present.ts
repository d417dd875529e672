import type { EditionRow } from './disclosure.entity.ts';
import { renderMarkdown } from './markdown.ts';
import type { PartyPaperType } from './party-paper.graphql.ts';

export function partyPaper(edition: EditionRow): PartyPaperType {
  const { disclosureId, title, body, audience, partyFrom, visibleFrom } = edition;
  return {
    disclosureId: String(disclosureId),
    title,
    bodyHtml: renderMarkdown(body),
    partyFrom: (partyFrom ?? visibleFrom)!,
    visibleFrom: audience === 'PUBLIC' ? visibleFrom : null,
  };
}
