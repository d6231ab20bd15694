//! Pictures and annexes of the demonstration: charts of the indicators that its texts give, drawn for this project and
//! under its licence.

use serde_json::{Map, Value};

use crate::domain::attachment::{Described, picture_line};
use crate::domain::ids::SectionId;
use crate::error::Result;
use crate::services::Context;
use crate::services::attachments::{Arrived, AttachmentView, Attachments, NewAttachment};
use crate::services::input::Input;
use crate::services::sections::{IfMatch, Save, Sections};

/// A file of a section.
pub(super) struct DemoFile {
    /// The name of the section's file.
    section: &'static str,
    name: &'static str,
    bytes: &'static [u8],
    /// What a picture shows, in the language of the section, as the caption is.
    alt: Option<&'static str>,
    caption: &'static str,
    /// Who made it.
    credit: &'static str,
}

const FILES: [DemoFile; 5] = [
    DemoFile {
        section: "br-operacao-acolhida-interiorizacao",
        name: "interiorizacao.png",
        bytes: include_bytes!("pictures/br-interiorizacao.png"),
        alt: Some(
            "Dois gráficos de barras. Pessoas interiorizadas: 41.146 até agosto de 2020 e mais de 125 mil até março de 2024. Municípios de destino: 608 e 1.026.",
        ),
        caption: "Pessoas interiorizadas e municípios de destino, 2020 e 2024",
        credit: "Gráfico: Acervo",
    },
    DemoFile {
        section: "br-operacao-acolhida-interiorizacao",
        name: "interiorizacao.csv",
        bytes: include_bytes!("pictures/br-interiorizacao.csv"),
        alt: None,
        caption: "Os dados do gráfico",
        credit: "Casa Civil e MDS",
    },
    DemoFile {
        section: "mx-health-windows",
        name: "ventanillas.png",
        bytes: include_bytes!("pictures/mx-ventanillas.png"),
        alt: Some("Gráfico de barras: 2 ventanillas en el piloto de 2003 y 50 en 2012."),
        caption: "Ventanillas de Salud en funcionamiento, 2003 y 2012",
        credit: "Gráfico: Acervo",
    },
    DemoFile {
        section: "pe-temporary-permit-ptp",
        name: "permisos.png",
        bytes: include_bytes!("pictures/pe-permisos.png"),
        alt: Some("Gráfico de barras: 11.574 personas en diciembre de 2017 y unas 75 mil en agosto de 2018."),
        caption: "Personas con el Permiso Temporal de Permanencia, 2017 y 2018",
        credit: "Gráfico: Acervo",
    },
    DemoFile {
        section: "tt-venezuelan-registration",
        name: "registration.png",
        bytes: include_bytes!("pictures/tt-registration.png"),
        alt: Some(
            "Bar chart: 16,523 people registered in June 2019; some 13,800 re-registered by 26 March 2021.",
        ),
        caption: "Persons registered in 2019 and re-registered by March 2021",
        credit: "Chart: Acervo",
    },
];

/// Returns the files of a section, named by its own file.
pub(super) fn of(section: &str) -> Vec<&'static DemoFile> {
    FILES.iter().filter(|file| file.section == section).collect()
}

/// Adds files to a section that has its first version. Its second one lists them, with the pictures below its text. What
/// an interrupted run has added stays.
///
/// # Errors
/// Fails if something cannot be written.
pub(super) async fn enter(
    (sections, attachments): (&Sections, &Attachments),
    writer: &Context,
    id: SectionId,
    (practice, body): (&Map<String, Value>, &str),
    files: &[&DemoFile],
) -> Result<()> {
    let known = attachments.list(writer, id)?.items;
    for file in files.iter().filter(|file| known.iter().all(|one| one.file_name != file.name)) {
        attachments.add(writer.clone(), id, attachment(file)).await?;
    }
    let listed = attachments.list(writer, id)?.items;
    save(sections, writer, id, (practice, body), &listed)
}

fn attachment(file: &DemoFile) -> NewAttachment {
    let text = |text: &str| Some(text.to_owned());
    NewAttachment {
        file: Some(Arrived::Held(file.bytes.to_vec())),
        file_name: file.name.to_owned(),
        described: Described {
            alt: file.alt.and_then(text),
            caption: text(file.caption),
            credit: text(file.credit),
        },
    }
}

fn save(
    sections: &Sections,
    writer: &Context,
    id: SectionId,
    (practice, body): (&Map<String, Value>, &str),
    listed: &[AttachmentView],
) -> Result<()> {
    let mut body = body.trim_end().to_owned();
    for picture in listed.iter().filter(|one| one.is_picture()) {
        let line = picture_line(picture.id, picture.alt.as_deref().unwrap_or_default());
        body.push_str(&format!("\n\n{line}"));
    }
    body.push('\n');
    let practice = practice.clone();
    let save = Save { practice, body, message: None, chapter: None, contact: None };
    sections.save(writer, id, IfMatch::AnyOf(vec![1]), Input::from(save)).map(|_| ())
}
