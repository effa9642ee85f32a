import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  CheckedFilesAnswer,
  ClaimActWord,
  ClaimPageAnswer,
  SentFilesAnswer,
} from '../../../../contract/index.ts';
import { ApiProblem } from '../api-problem.ts';
import { ask, readProblem } from '../ask.ts';
import { claimPaths, claimQuestions } from './claim-questions.ts';

/** Has files checked; nothing of them is kept. */
export function useCheckFiles() {
  return useMutation({
    mutationFn: async (files: readonly File[]) =>
      answerIn<CheckedFilesAnswer>(await postFiles(claimPaths.check, files)),
  });
}

/** Sends files, and tells from 0 to 1 how much has gone; lists of what was sent are then asked anew. */
export function useSendFiles() {
  const client = useQueryClient();
  const [part, setPart] = useState(0);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setPart(0);
      return answerIn<SentFilesAnswer>(await postFiles(claimPaths.sendings(), files, setPart));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['claims'] }),
  });
  return { send, part };
}

/** The files mended where that is plain, with a table of every fault, as one archive. */
export function useMendFiles(language: string) {
  return useMutation({
    mutationFn: (files: readonly File[]) => postFiles(claimPaths.mended(language), files),
  });
}

/** Takes a step with a claim; how it stands then is shown at once. */
export function useClaimStep(claim: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: ClaimActWord) =>
      ask<ClaimPageAnswer>(claimPaths.steps(claim), { method: 'POST', body: { act } }),
    onSuccess: (answer) => client.setQueryData(claimQuestions.one(claim).queryKey, answer),
  });
}

/** The answer has the shape its contract gives that path. */
async function answerIn<Answer>(body: Blob): Promise<Answer> {
  return JSON.parse(await body.text()) as Answer;
}

/** Posts files as a form; only this way of asking tells how much has gone. Throws ApiProblem. */
function postFiles(path: string, files: readonly File[], onPart?: (part: number) => void): Promise<Blob> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'blob';
    request.upload.onprogress = ({ loaded, total }) => onPart?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiProblem(path));
    request.onload = async () => {
      const answer: unknown = request.response;
      if (!(answer instanceof Blob)) return reject(new ApiProblem(path));
      if (request.status < 300) return resolve(answer);
      reject(new ApiProblem(path, readProblem(await answer.text())));
    };
    request.send(form);
  });
}
