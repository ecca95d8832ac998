// Rows that were imported before are passed over, and nobody can tell but by the clock: every case
// here is imported twice, by a catalogue that knows its rows and by one that was made to forget
// them.
#include <fmt/format.h>

#include <filesystem>
#include <random>

#include "operations/edit_products.h"
#include "operations/import_fixture.h"
#include "operations/saved_filters.h"
#include "operations/undo_change_set.h"
#include "store/change_set_writer.h"

namespace vitrine::test {
namespace {

class ImportUnchanged : public testing::Test {
protected:
    ImportUnchanged() {
        for (const char* name : {"knowing.vitrine", "forgetting.vitrine"}) {
            Catalogue::create(m_folder / name);
            m_catalogues.push_back(std::make_unique<Catalogue>(m_folder / name));
        }
        import({test_data("akeneo/shop")});
        models(
            "code;family_variant;parent;name-en_US;color\nshirt-one;shirt_by_color_size;;Shirt;\n"
            "red-one;shirt_by_color_size;shirt-one;;red\n");
    }

    Catalogue& knowing() { return *m_catalogues[0]; }

    // Imports into both and compares all that they say and hold. Returns what they say.
    std::string import(const std::vector<std::filesystem::path>& paths,
                       ImportOptions options = {}) {
        options.paths = paths;
        forget(*m_catalogues[1]);
        std::vector<std::string> told;
        for (const auto& catalogue : m_catalogues) {
            try {
                told.push_back(words(import_catalogue(*catalogue, options, Progress())));
            } catch (const Error& error) {
                told.push_back(error.sentence());
            }
        }
        EXPECT_EQ(told[0], told[1]);
        EXPECT_EQ(content(*m_catalogues[0]), content(*m_catalogues[1]));
        return told[0];
    }
    std::string products(std::string_view text, const ImportOptions& options = {}) {
        return import({m_folder.write("in/products.csv", text)}, options);
    }
    std::string models(std::string_view text) {
        return import({m_folder.write("in/product_models.csv", text)});
    }
    std::string attributes(std::string_view text) {
        return import({m_folder.write("in/attributes.csv", text)});
    }
    void edit(std::string_view code, std::string_view field, std::string_view text) {
        for (const auto& catalogue : m_catalogues) {
            const auto product = catalogue->products().load_by_code(code);
            ASSERT_TRUE(product);
            edit_products(*catalogue, {{product->id, parse_field(*catalogue->structure(), field),
                                        std::string(text), std::nullopt}});
        }
    }
    void undo() {
        for (const auto& catalogue : m_catalogues) {
            if (const auto last = catalogue->journal().last_undoable()) {
                undo_change_set(*catalogue, last->id, OnConflict::keep_later, Progress());
            }
        }
    }
    // How many rows the knowing catalogue would pass over: it cannot read a product by then, so
    // that the import fails at the first row that is taken.
    bool passes_all_over(const std::filesystem::path& file) {
        const auto copy = m_folder / "copy.vitrine";
        for (const char* suffix : {"", "-wal", "-shm", ".lock"})
            std::filesystem::remove(copy.string() + suffix);
        sql::copy_sqlite(knowing().connection(), copy);
        Catalogue damaged(copy);
        damaged.connection().execute("UPDATE product SET doc = x'00' WHERE kind <> 2");
        ImportOptions options;
        options.paths = {file};
        try {
            import_catalogue(damaged, options, Progress());
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    static void forget(Catalogue& catalogue) {
        catalogue.connection().execute("UPDATE product SET row_hash = NULL");
    }
    static std::string words(const ImportReport& report) {
        std::string text;
        for (const auto& [kind, counts] : report.by_kind) {
            text += fmt::format("{}: {} read {} created {} updated {} unchanged {} rejected\n",
                                kind, counts.read, counts.created, counts.updated, counts.unchanged,
                                counts.rejected);
        }
        for (const Issue& issue : report.issues) {
            text += fmt::format("{} {} {} {}\n", severity_name(issue.severity), issue.rule,
                                to_sentence(issue), issue.product);
        }
        return text + fmt::format("{} pictures, {} missing, {}", report.pictures_stored,
                                  report.pictures_missing,
                                  report.change_set == 0 ? "nothing changed" : "changed");
    }
    static std::string content(Catalogue& catalogue) {
        std::string text;
        catalogue.products().each([&](const Product& product) {
            text += fmt::format("{} {} {} {} {} {}:", product.id, product.code,
                                static_cast<int>(product.kind), product.family, product.parent,
                                product.enabled);
            for (const auto& [key, value] : product.values) {
                text += ' ' + field_name(*catalogue.structure(), key) + '=' +
                        field_to_text(*catalogue.structure(), key, value);
                if (const auto* file = std::get_if<FileReference>(&value)) text += file->checksum;
            }
            text += '\n';
        });
        return text;
    }

    TemporaryFolder m_folder;
    std::vector<std::unique_ptr<Catalogue>> m_catalogues;
};

using testing::HasSubstr;

constexpr std::string_view shirts =
    "sku;family;name-en_US;price-EUR;color;X_SELL-products;picture\n"
    "a;shirt;A shirt;10.00;red;b;\nb;shirt;B shirt;12;blue;;files/b.jpg\nc;shirt;;;;a,b;\n";

TEST_F(ImportUnchanged, NeedNeitherCellsNorProducts) {
    products(shirts);
    const auto file = m_folder / "in/products.csv";
    // What waited for a row behind it is known by its second import.
    products(shirts);
    EXPECT_TRUE(passes_all_over(file));
    EXPECT_THAT(products(shirts), HasSubstr("3 read 0 created 0 updated 3 unchanged"));
    EXPECT_TRUE(passes_all_over(file));
    m_folder.write("in/products.csv", std::string(shirts) + "d;shirt;;;;;\n");
    EXPECT_TRUE(passes_all_over(file)) << "a row more is no reason to read the others";
    m_folder.write("in/products.csv", "sku;family;name-en_US\na;shirt;A shirt\n");
    EXPECT_FALSE(passes_all_over(file));
}

TEST_F(ImportUnchanged, AreTakenAfterAnEditAndAfterAnUndo) {
    products(shirts);
    products(shirts);
    edit("a", "name[en_US]", "edited");
    EXPECT_THAT(products(shirts), HasSubstr("1 updated 2 unchanged"));
    undo();
    EXPECT_THAT(products(shirts), HasSubstr("1 updated 2 unchanged"));
    EXPECT_THAT(products(shirts), HasSubstr("0 updated 3 unchanged"));
}

TEST_F(ImportUnchanged, AreTakenWhenStructureColumnsOrOptionsAreOthers) {
    constexpr std::string_view file = "sku;family;name-en_US;price-EUR\na;shirt;A shirt;1,000\n";
    products(file);
    EXPECT_THAT(products(file), HasSubstr("1 unchanged"));
    ImportOptions comma;
    comma.decimal_sign = ',';
    EXPECT_THAT(products(file, comma), HasSubstr("1 updated"));
    attributes("code;type;group;max_characters\nname;pim_catalog_text;main;3\n");
    EXPECT_THAT(products(file, comma), HasSubstr("text.too_long"));
    EXPECT_THAT(products("sku;family;name-fr_FR;price-EUR\na;shirt;A shirt;1,000\n", comma),
                HasSubstr("text.too_long"));
}

TEST_F(ImportUnchanged, AreTakenWhenAnotherFileOfTheImportChangedTheProduct) {
    constexpr std::string_view file = "sku;family;name-en_US\na;shirt;A shirt\n";
    products(file);
    const auto first = m_folder.write("two/products_1.csv", "sku;name-en_US\na;Another shirt\n");
    const auto second = m_folder.write("two/products_2.csv", file);
    EXPECT_THAT(import({first, second}), HasSubstr("2 read 0 created 2 updated"));
    EXPECT_THAT(import({second}), HasSubstr("1 unchanged"));
}

TEST_F(ImportUnchanged, SayAgainWhatTheySaid) {
    constexpr std::string_view file =
        "sku;family;name-en_US;color\na;shirt;A shirt;green\nb;;B;\nB;shirt;;\n";
    const std::string first = products(file);
    EXPECT_THAT(first, testing::AllOf(HasSubstr("option.unknown"), HasSubstr("product.no_family"),
                                      HasSubstr("row.duplicate")));
    const std::string second = products(file);
    EXPECT_THAT(second, testing::AllOf(HasSubstr("option.unknown"), HasSubstr("product.no_family"),
                                       HasSubstr("row.duplicate")));
}

TEST_F(ImportUnchanged, AreTakenWhenTheirModelOrASiblingChanged) {
    constexpr std::string_view file =
        "sku;parent;size;name-en_US\nv1;red-one;s;Shirt\nv2;red-one;m;Shirt\n";
    EXPECT_THAT(products(file), HasSubstr("2 created"));
    EXPECT_TRUE(passes_all_over(m_folder / "in/products.csv"));
    edit("shirt-one", "name[en_US]", "Another shirt");
    EXPECT_THAT(products(file), HasSubstr("cell.not_owned"));
    edit("shirt-one", "name[en_US]", "Shirt");
    EXPECT_THAT(products(file), testing::Not(HasSubstr("cell.not_owned")));
    EXPECT_TRUE(passes_all_over(m_folder / "in/products.csv"));
    // A sibling that took another's place, behind the back of every check.
    for (const auto& catalogue : m_catalogues) {
        ChangeSetWriter writer(*catalogue, {});
        const auto v1 = *catalogue->products().load_by_code("v1");
        const auto v2 = *catalogue->products().load_by_code("v2");
        Product twin = v1;
        const AttributeId size = catalogue->structure()->attributes.find("size")->id;
        twin.values.set({size, 0}, *v2.values.find({size, 0}));
        writer.update(v1, twin);
        writer.finish();
    }
    EXPECT_THAT(products("sku;parent;size;name-en_US\nv2;red-one;m;Shirt\n"),
                HasSubstr("variant.axis_duplicate"));
}

TEST_F(ImportUnchanged, AreTakenAsLongAsAnUndoLeftThemATwin) {
    constexpr std::string_view first = "sku;parent;size;name-en_US\nv1;red-one;s;Shirt\n";
    constexpr std::string_view both =
        "sku;parent;size;name-en_US\nv1;red-one;s;Shirt\nv2;red-one;s;Shirt\n";
    products(first);
    edit("v1", "size", "m");
    EXPECT_THAT(products("sku;parent;size;name-en_US\nv2;red-one;s;Shirt\n"),
                HasSubstr("1 created"));
    for (const auto& catalogue : m_catalogues) {
        // Of the edit, behind which the other took its place.
        const ChangeSetId edit = catalogue->journal().list(2).back().id;
        undo_change_set(*catalogue, edit, OnConflict::refuse, Progress());
    }
    for (int time = 0; time < 3; ++time) {
        EXPECT_THAT(products(both), HasSubstr("variant.axis_duplicate")) << time;
    }
    edit("v1", "size", "m");
    EXPECT_THAT(products("sku;parent;size;name-en_US\nv2;red-one;s;Shirt\n"),
                HasSubstr("1 unchanged 0 rejected"));
}

TEST_F(ImportUnchanged, StayKnownWhenAFilterIsSaved) {
    products(shirts);
    products(shirts);
    save_filter(knowing(), "shirts", "family = shirt");
    EXPECT_TRUE(passes_all_over(m_folder / "in/products.csv"));
}

TEST_F(ImportUnchanged, AreTakenWhenALinkLeadsElsewhereOrNowhere) {
    products(shirts);
    products(shirts);
    for (const auto& catalogue : m_catalogues) {
        ChangeSetWriter writer(*catalogue, {});
        writer.remove(*catalogue->products().load_by_code("b"));
        writer.finish();
    }
    EXPECT_THAT(products("sku;family;name-en_US;price-EUR;color;X_SELL-products;picture\n"
                         "a;shirt;A shirt;10.00;red;b;\n"),
                HasSubstr("link.unknown"));
}

TEST_F(ImportUnchanged, LookForTheirFilesEachTime) {
    constexpr std::string_view file =
        "sku;family;picture\na;shirt;files/a.jpg\nb;shirt;files/a.jpg\nc;shirt;files/c.jpg\n";
    EXPECT_THAT(products(file), HasSubstr("0 pictures, 2 missing"));
    EXPECT_TRUE(passes_all_over(m_folder / "in/products.csv"));
    EXPECT_THAT(products(file), HasSubstr("0 pictures, 2 missing, nothing changed"));
    m_folder.write("in/files/a.jpg", "picture");
    EXPECT_THAT(products(file), HasSubstr("2 updated 1 unchanged"));
    EXPECT_THAT(products(file), HasSubstr("1 pictures, 1 missing, nothing changed"));
    m_folder.write("in/files/a.jpg", "another picture");
    EXPECT_THAT(products(file), HasSubstr("2 updated 1 unchanged"));
    std::filesystem::remove(m_folder / "in/files/a.jpg");
    EXPECT_THAT(products(file), HasSubstr("0 pictures, 1 missing, nothing changed"));
    EXPECT_THAT(products(file), HasSubstr("0 pictures, 1 missing, nothing changed"));
    // What was not there becomes a link that leads out.
    m_folder.write("c.jpg", "elsewhere");
    std::filesystem::create_symlink("../../c.jpg", m_folder / "in/files/c.jpg");
    EXPECT_THAT(products(file), HasSubstr("media.path"));
    EXPECT_THAT(products(file), HasSubstr("media.path"));
}

TEST_F(ImportUnchanged, SayNothingOfRefusedFilesOfAnotherLevel) {
    m_folder.write("in/files/a.jpg", "picture");
    models(
        "code;family_variant;parent;color;picture\n"
        "red-one;shirt_by_color_size;shirt-one;red;files/a.jpg\n");
    attributes("code;type;group;max_file_size\npicture;pim_catalog_image;main;0.000001\n");
    constexpr std::string_view file =
        "sku;parent;size;picture\nv1;red-one;s;files/a.jpg\nv2;red-one;m;files/a.jpg\n";
    EXPECT_THAT(products(file), testing::Not(HasSubstr("media.size")));
    EXPECT_TRUE(passes_all_over(m_folder / "in/products.csv"));
    EXPECT_THAT(products(file), testing::Not(HasSubstr("media.size")));
}

TEST_F(ImportUnchanged, AreFoundByUuidAndByOtherSpellings) {
    constexpr std::string_view file =
        "uuid;sku;family;name-en_US\n0b0e1b2c-5c0c-4c0c-8c0c-0123456789ab;a;shirt;A\n";
    products(file);
    EXPECT_THAT(products(file), HasSubstr("1 unchanged"));
    EXPECT_THAT(products("sku;family;name-en_US\nA;shirt;A\n"), HasSubstr("1 unchanged"));
    EXPECT_THAT(products("sku;family;name-en_US\nA;shirt;A\n"), HasSubstr("1 unchanged"));
    EXPECT_THAT(products("uuid;sku;family;name-en_US\n"
                         "1b0e1b2c-5c0c-4c0c-8c0c-0123456789ab;a;shirt;A\n"),
                HasSubstr("uuid.other"));
}

TEST_F(ImportUnchanged, MakeNoDifferenceWhateverHappens) {
    std::mt19937 random(11);
    const auto one_of = [&](std::initializer_list<std::string_view> choices) {
        return std::string(choices.begin()[random() % choices.size()]);
    };
    const auto sku = [&] { return one_of({"a", "b", "c", "d", "e", "f", "g", "h"}); };
    std::vector<std::string> lines;
    for (int round = 0; round < 150; ++round) {
        SCOPED_TRACE(round);
        switch (random() % 9) {
            case 0:
                models(
                    "code;family_variant;parent;name-en_US;color\nshirt-one;"
                    "shirt_by_color_size;;" +
                    one_of({"Shirt", "Blouse"}) + ";\nred-one;shirt_by_color_size;shirt-one;;" +
                    one_of({"red", "red", "blue"}) + '\n');
                break;
            case 1:
                if (const auto code = sku(); knowing().products().load_by_code(code)) {
                    edit(code, one_of({"name[en_US]", "price[EUR]"}), one_of({"1", "2", "3"}));
                }
                break;
            case 2:
                undo();
                break;
            case 8:
                if (const auto code = sku(); knowing().products().load_by_code(code)) {
                    try {
                        edit(code, "size", one_of({"s", "m"}));
                    } catch (const Error&) {
                        // Not a variant, or there is one of that size; so says the other catalogue.
                    }
                }
                break;
            case 3:
                attributes("code;type;group;max_characters\nnote;pim_catalog_text;main;" +
                           one_of({"2", "10", ""}) + '\n');
                break;
            case 4:
                if (random() % 2 == 0) {
                    m_folder.write("in/files/a.jpg", one_of({"one", "two"}));
                } else {
                    std::filesystem::remove(m_folder / "in/files/a.jpg");
                }
                break;
            default: {
                // Mostly the lines of the time before.
                if (lines.empty() || random() % 4 == 0) {
                    lines.clear();
                    for (int i = 0; i < 6; ++i) {
                        const bool variant = random() % 3 == 0;
                        lines.push_back(
                            sku() + ';' + (variant ? ";red-one;" : "shirt;;") +
                            one_of({"s", "m", ""}) + ';' + one_of({"Shirt", "1", "2", ""}) + ';' +
                            one_of({"1", "2.5", "x", ""}) + ';' +
                            one_of({"", "", "a", "b,h", "ghost"}) + ';' + one_of({"", "", "c"}) +
                            ';' + one_of({"", "files/a.jpg", "files/none.jpg"}) + ';' +
                            one_of({"", "a note"}));
                    }
                } else if (random() % 3 == 0) {
                    lines[random() % lines.size()] = sku() + ";shirt;;;New;1;;;;";
                }
                std::string text =
                    "sku;family;parent;size;name-en_US;price-EUR;X_SELL-products;PAIR-products;"
                    "picture;note\n";
                for (const std::string& line : lines) text += line + '\n';
                ImportOptions options;
                options.rows_per_commit = 1 + random() % 4;
                options.preview = random() % 8 == 0;
                products(text, options);
            }
        }
        if (HasFailure()) break;
    }
}

}  // namespace
}  // namespace vitrine::test
