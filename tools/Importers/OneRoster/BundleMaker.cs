using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace EduEvents.Importers.OneRoster;

/// <summary>
/// Makes a large OneRoster 1.1 bundle of people who do not exist, to measure and to try with. The same numbers give the same bundle. Each
/// learner has a class and six subgroups, so there are seven enrolments to a learner.
/// </summary>
public static class BundleMaker
{
    private const int ClassSize = 25;
    private const string Rest = "\"active\",\"2026-08-20T00:00:00.000Z\"";
    private static readonly string[] Courses = ["ENGLISH", "MATH", "SCIENCE", "SOCIAL STUDIES", "ART", "PHYS ED"];
    private static readonly string[] Given = ["Arman", "Dana", "Timur", "Aigul", "Marat", "Sara", "Ivan", "Olga"],
        Family = ["Omar", "Kim", "Serik", "Petrova", "Akhmet", "Li", "Nur", "Smit"];

    /// <summary>Writes the bundle.</summary>
    public static void Write(string path, int learners, int schools, int seed)
    {
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Put(zip, "manifest.csv", ["propertyName,value", "manifest.version,1.0", "oneroster.version,1.1", $"source.systemCode,made-{seed}",
            "file.enrollments,bulk"]);
        Put(zip, "orgs.csv", ["sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            .. Enumerable.Range(0, schools).Select(s => $"s{s},{Rest},School {s + 1},school,{s},")]);
        Put(zip, "academicSessions.csv", ["sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            $"y,{Rest},2026-2027,schoolYear,2026-09-01,2027-05-25,,2027", $"q1,{Rest},Q1,gradingPeriod,2026-09-01,2026-10-25,y,2027",
                $"q2,{Rest},Q2,gradingPeriod,2026-11-02,2026-12-27,y,2027",
            $"q3,{Rest},Q3,gradingPeriod,2027-01-11,2027-03-21,y,2027", $"q4,{Rest},Q4,gradingPeriod,2027-03-29,2027-05-25,y,2027"]);
        Put(zip, "courses.csv",
            ["sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
                .. Enumerable.Range(1, 11)
            .SelectMany(g => Courses.Select((c, i) => $"c{i}-{g},{Rest},y,{c} {g:00},{i}{g:00},{g:00},,,"))]);
        var classes = Enumerable.Range(0, (learners + ClassSize - 1) / ClassSize)
            .Select(c => (Number: c, School: c % schools, Grade: 1 + c / schools % 11)).ToList();
        Put(zip, "classes.csv", Classes(classes));
        Put(zip, "users.csv", Users(learners, classes.Count, schools, new(seed)));
        Put(zip, "demographics.csv", ["sourcedId,status,dateLastModified,birthDate,sex",
            .. Enumerable.Range(0, learners).Select(l => $"l{l},{Rest},{Born(classes[l / ClassSize].Grade, l)},")]);
        Put(zip, "enrollments.csv", Enrolments(learners, classes));
    }

    private static IEnumerable<string> Classes(IEnumerable<(int Number, int School, int Grade)> classes)
    {
        yield return "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
            + "termSourcedIds,subjects,subjectCodes,periods";
        foreach (var (number, school, grade) in classes)
        {
            yield return $"h{number},{Rest},HOMEROOM {number},{grade:00},,,homeroom,,s{school},y,,,";
            foreach (var (i, course) in Courses.Index())
                yield return $"g{number}-{i},{Rest},{course} {number},{grade:00},c{i}-{grade},,scheduled,,s{school},y,,,";
        }
    }

    private static IEnumerable<string> Users(int learners, int classes, int schools, Random chance)
    {
        yield return "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
            + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password";
        string Name() => $"{Given[chance.Next(Given.Length)]},{Family[chance.Next(Family.Length)]}";
        for (var t = 0; t < classes; t++) yield return $"t{t},{Rest},true,s{t % schools},teacher,teacher{t},,{Name()},,,,,,,,";
        for (var l = 0; l < learners; l++) yield return $"l{l},{Rest},true,s{l / ClassSize % schools},student,,,{Name()},,,,,,,,";
    }

    private static IEnumerable<string> Enrolments(int learners, List<(int Number, int School, int Grade)> classes)
    {
        yield return "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
        foreach (var (number, school, _) in classes)
            for (var i = 0; i < Courses.Length; i++) yield return $"et{number}-{i},{Rest},g{number}-{i},s{school},t{number},teacher,true,,";
        for (var l = 0; l < learners; l++)
        {
            var (number, school, _) = classes[l / ClassSize];
            yield return $"eh{l},{Rest},h{number},s{school},l{l},student,,2026-09-01,";
            for (var i = 0; i < Courses.Length; i++) yield return $"e{l}-{i},{Rest},g{number}-{i},s{school},l{l},student,,2026-09-01,";
        }
    }

    private static string Born(int grade, int learner) => new DateOnly(2020 - grade, 1, 1).AddDays(learner * 37 % 364)
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Put(ZipArchive zip, string name, IEnumerable<string> lines)
    {
        using var text = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        foreach (var line in lines) text.WriteLine(line);
    }
}
