/** An emote as everyone sees it. */
export interface EmoteView {
  id: string;
  name: string;
  isAnimated: boolean;
  isForSupporters: boolean;
  channel: string | null;
  urls: Record<string, string>;
}

/** An emote as who brought it and staff see it. */
export interface BroughtEmoteView extends EmoteView {
  state: 'waiting' | 'approved' | 'declined' | 'removed';
  proposedAt: string;
  proposedBy: string;
  decidedBy: string | null;
  reason: string | null;
}

/** What became of a file of an archive. */
export interface ImportedFileView {
  path: string;
  fate: 'added' | 'there' | 'refused';
  name: string | null;
  /** Why it was not added: stable, and in a sentence. */
  code: string | null;
  reason: string | null;
}
