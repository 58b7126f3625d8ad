"""What is done for a person: needs, care plan, services, providers, referrals, stays, conferences.

Main words: need, plan (objectives and actions), provider, service, referral (one owner at a time),
stay, conference, child step. A judgement is added, never rewritten. This room must never show
another agency more of a case than the parts of one referral, nor list where a shelter stands.
"""
