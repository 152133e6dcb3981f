"""What a notice says the content is: the categories of the EU's database of statements of reasons.

Keys as the transparency database of Regulation (EU) 2022/2065 spells its high-level categories
(API documentation, version of July 2025), without the prefix ``STATEMENT_CATEGORY_``. Unverified
by a lawyer.
"""

from __future__ import annotations

CHILD_ABUSE = "PROTECTION_OF_MINORS"
CATEGORIES = {
    "ILLEGAL_OR_HARMFUL_SPEECH": "Hatred, threats, defamation or other unlawful speech",
    CHILD_ABUSE: "Sexual abuse of children, or danger to minors",
    "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS": "Private data or privacy",
    "INTELLECTUAL_PROPERTY_INFRINGEMENTS": "Copyright, trade marks or other rights in works",
    "CYBER_VIOLENCE": "Stalking, intimate pictures or other violence online",
    "VIOLENCE": "Calls to or praise of violence, terrorism",
    "RISK_FOR_PUBLIC_SECURITY": "Danger to public security",
    "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS": "Elections or civic debate",
    "CONSUMER_INFORMATION_INFRINGEMENTS": "Hidden advertising, missing information for consumers",
    "SCAMS_AND_FRAUD": "Scams and fraud",
    "SELF_HARM": "Calls to self-harm",
    "UNSAFE_AND_PROHIBITED_PRODUCTS": "Unsafe or forbidden products",
    "ANIMAL_WELFARE": "Cruelty to animals",
    "OTHER_VIOLATION_TC": "Something else that the law forbids",
}
