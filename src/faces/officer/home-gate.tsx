import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { COUNTRY_CODE } from '../../base/model/index.ts';
import { questions, Shape } from '../shared/index.ts';

const HomePage = lazy(async () => {
  const { HomePage: loaded } = await import('./home/index.ts');
  return { default: loaded };
});

const SHAPE = [44, 64, 240, 80, 200];

/** The page of today for whoever signed in; anybody else has no day here, and begins with the country. */
export function HomeGate() {
  const session = useQuery(questions.session());
  if (session.isPending) return <Shape heights={SHAPE} />;
  if (!session.data?.signedIn || session.data.role === 'viewer')
    return <Navigate to="/area/$code" params={{ code: COUNTRY_CODE }} replace />;
  // A hospital's work is its claims, an operator's the queues.
  if (session.data.role === 'hospital') return <Navigate to="/claims" replace />;
  if (session.data.role === 'operator') return <Navigate to="/claims/queues" replace />;
  return (
    <Suspense fallback={<Shape heights={SHAPE} />}>
      <HomePage />
    </Suspense>
  );
}
