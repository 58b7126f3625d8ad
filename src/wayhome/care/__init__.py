"""Protection after a person is found: needs, a plan, services, referrals, a bed, decisions together.

Main words: need, care plan, service, provider (with capacity), referral (one owner at a time), stay,
conference, approval, best interests. This room must never hand a case on without consent or a recorded
legal basis, nor say where a shelter is to anybody who does not need to know.
"""
