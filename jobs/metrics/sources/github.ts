import { z } from 'zod';
import { type MetricSource, setting } from '../metric-source.ts';
import { count } from './count.ts';

const repositorySchema = z.object({ stargazers_count: count });

/**
 * Stars of the repository. A public one can be asked for without a token, 60 times an hour.
 * @see https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export const github: MetricSource = {
  name: 'github',
  async read({ http, settings }) {
    const path = `/repos/${setting(settings, 'GITHUB_REPOSITORY')}`;
    const headers = {
      Accept: 'application/vnd.github+json',
      'X-GitHub-Api-Version': '2022-11-28',
      ...(settings.GITHUB_TOKEN ? { Authorization: `Bearer ${settings.GITHUB_TOKEN}` } : {}),
    };
    const repository = await http.read(
      { service: 'GitHub', base: settings.GITHUB_API_BASE, path, headers },
      repositorySchema,
    );
    return [{ key: 'github_stars', value: repository.stargazers_count, query: `GET ${path}` }];
  },
};
