using EduEvents.Demo;
using EduEvents.Demo.Day;
using EduEvents.Host;

return args is ["day", ..] ? await DayCommand.Run(args) : await HostProgram.Run([.. args.Where(a => a != "--quiet")],
    new DemoRun(args.Contains("--quiet")).Hooks);
