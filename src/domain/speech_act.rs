//! The inventory of speech acts: what an utterance of the trainee *does*.
//!
//! Ids are stable: scenarios, procedures and stored attempts refer to them.

use serde::{Deserialize, Serialize};

macro_rules! speech_acts {
    ($($(#[$doc:meta])* $variant:ident = $id:literal,)*) => {
        /// What an utterance performs. One utterance may perform several acts, or none.
        ///
        /// An act is performed, not mentioned: "nie będę pani przełączać" announces no transfer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum SpeechAct {
            $($(#[$doc])* #[serde(rename = $id)] $variant,)*
        }

        impl SpeechAct {
            /// Every act, in the order of the inventory.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable id used in files.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The act with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

speech_acts! {
    /// Greets at the start of the call.
    Greeting = "greeting",
    /// Says the office's full name from the profile, inflected or not.
    NameOffice = "name_office",
    /// Says the unit from the profile as one's own.
    NameUnit = "name_unit",
    /// Says one's own first name.
    NameFirst = "name_first",
    /// Says one's own last name.
    NameLast = "name_last",
    /// Says one's own position.
    NamePosition = "name_position",
    /// Offers help with the matter.
    OfferHelp = "offer_help",
    /// Asks what the matter is, or for a detail of it.
    AskDetails = "ask_details",
    /// Did not hear or follow; asks to repeat, rephrase or spell.
    AskRepeat = "ask_repeat",
    /// Reads back or paraphrases what the caller said, for confirmation.
    ConfirmHeard = "confirm_heard",
    /// Asks a closed question whether it was clear.
    CheckUnderstanding = "check_understanding",
    /// Asks the caller to say it in own words, on the speaker's responsibility.
    TeachBack = "teach_back",
    /// Sums up what was settled.
    Summarise = "summarise",
    /// Asks politely for patience or a moment.
    AskPatience = "ask_patience",
    /// Says what will be done meanwhile.
    GiveWaitReason = "give_wait_reason",
    /// Says how long it will take.
    GiveWaitEstimate = "give_wait_estimate",
    /// Says that the call will be put on hold or muted.
    AnnounceHold = "announce_hold",
    /// Tells the waiting caller that the work goes on.
    UpdateWait = "update_wait",
    /// Thanks for waiting, on return.
    ThankForWaiting = "thank_for_waiting",
    /// Tells to wait curtly, with neither reason, courtesy nor time.
    VBareWait = "v_bare_wait",
    /// Asks for a number to call.
    AskContactNumber = "ask_contact_number",
    /// Promises to call back.
    PromiseCallback = "promise_callback",
    /// Proposes or settles a definite day or hour of a call.
    AgreeCallbackTime = "agree_callback_time",
    /// On an outgoing call, says that it returns a missed call or keeps an agreed time.
    CiteCallback = "cite_callback",
    /// Asks whether the loudspeaker may be used.
    AskSpeakerConsent = "ask_speaker_consent",
    /// Says, or asks leave, to put the caller through.
    AnnounceTransfer = "announce_transfer",
    /// Gives the number to call if the line drops, or for later.
    GiveDirectNumber = "give_direct_number",
    /// Tells a colleague who calls, about what, or with what need.
    BriefColleague = "brief_colleague",
    /// Acknowledges the difficulty, reassures, or helps gladly.
    Empathy = "empathy",
    /// Leaves the caller time.
    GiveTime = "give_time",
    /// Apologises for something of one's own or of the office.
    Apologise = "apologise",
    /// Asks what would help, or offers another way, channel or support.
    OfferAdaptation = "offer_adaptation",
    /// Offers service out of turn.
    OfferPriority = "offer_priority",
    /// Asks whether there is anything more.
    AnythingElse = "anything_else",
    /// Thanks for the call or talk.
    Thank = "thank",
    /// Says goodbye.
    Farewell = "farewell",
    /// Is rude, mocking or accusing.
    VRude = "v_rude",
    /// Rushes the caller.
    VHurry = "v_hurry",
    /// Refuses or deflects without help.
    VRefuse = "v_refuse",
    /// Talks down: "ty", endearments, a childlike tone.
    VPatronise = "v_patronise",
    /// Asks for the diagnosis, cause or papers of the disability with no need.
    VProbeDisability = "v_probe_disability",
    /// Explains by sight or pointing.
    VVisual = "v_visual",
    /// Speaks to the helper about the caller.
    VThirdPerson = "v_third_person",
    /// Speaks to someone in the room, not to the caller.
    SideTalk = "side_talk",
}

impl SpeechAct {
    /// Whether performing the act counts against the trainee.
    pub fn is_violation(self) -> bool {
        matches!(
            self,
            Self::VBareWait
                | Self::VRude
                | Self::VHurry
                | Self::VRefuse
                | Self::VPatronise
                | Self::VProbeDisability
                | Self::VVisual
                | Self::VThirdPerson
                | Self::SideTalk
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip() {
        for &act in SpeechAct::ALL {
            assert_eq!(SpeechAct::from_id(act.id()), Some(act));
        }
        assert_eq!(SpeechAct::ALL.len(), 44);
        assert_eq!(SpeechAct::from_id("rude"), None);
    }
}
