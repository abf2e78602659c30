//! Issue the certificate: 公示情况说明.

use std::path::{Path, PathBuf};

use super::files::Pending;
use super::open::Desk;
use crate::core::event::Certificate;
use crate::core::fault::Fault;
use crate::core::moves::{certify, certify_day};
use crate::core::notice::hex;
use crate::core::office::Duty;
use crate::core::poster::{CertificateFacts, certificate};
use crate::core::watch::Watch;
use crate::core::words::Message;
use crate::press::Paper;
use sha2::{Digest, Sha256};

/// A certificate that is safely written.
#[derive(Debug)]
pub struct Certified {
    /// Where.
    pub path: PathBuf,
    /// Days served, in the unit of the period.
    pub served: u32,
    /// Pages.
    pub pages: u32,
}

impl Certified {
    /// What was written, in a sentence.
    #[must_use]
    pub fn told(&self, number: &str) -> Message {
        let message = Message::of("certify-done").with("number", number).with("path", self.path.display());
        message.with("served", self.served).with("pages", self.pages)
    }
}

impl Desk {
    /// Issues the certificate of a notice whose period is served. `progress` is told pages done and
    /// in all; nothing is recorded or written when it stops the work.
    ///
    /// # Errors
    /// Refused inside the period, with open objections, and for notices that hang until replaced.
    pub fn certificate(
        &mut self,
        number: &str,
        output: &Path,
        by: Option<&str>,
        progress: &mut Watch<'_>,
    ) -> Result<Certified, Fault> {
        self.outside(output)?;
        let case = self.case(number)?;
        let by = self.actor(by, Duty::Draft, None)?;
        let scene = self.scene(&case);
        let today = certify_day(scene, &by)?;
        if let Some(version) = self.version_after(&case.notice)? {
            let message = Message::of("certify-corrected").with("number", &case.notice.number);
            return Err(Fault::refused(message.with("version", version.number)));
        }
        let standing = scene.standing();
        let unserved = || Fault::refused(Message::of("certify-restarted").with("number", &case.notice.number));
        let served = standing.progress.clone().ok_or_else(unserved)?;
        let facts = CertificateFacts { standing: &standing, progress: &served, today, marks: self.practice_marks() };
        let poster = certificate(&case.notice, &facts)?;
        let pdf = self.press(&poster, &Paper::a4().into(), progress)?;
        let pending = Pending::write(output, &pdf.bytes)?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let record = Certificate {
            pdf: hex(&Sha256::digest(&pdf.bytes)),
            days: served.served,
            objections: count(case.notice.objections.len()),
            photos: count(case.notice.photos.len()),
        };
        let event = certify(scene, record, &by);
        self.commit(vec![event])?;
        Ok(Certified { path: pending.keep()?, served: served.served, pages: pdf.pages })
    }
}
