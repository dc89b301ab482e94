//! What people read in the product: messages by key, Polish first, English second.
